package dev.hinomi.benchmarks.metrics;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** What Micrometer says about meters and intakes that fail, which are meant to fail here. */
public final class MicrometerLog {
    private MicrometerLog() {}

    /** Keeps it out of the output of the run. */
    public static void silence() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger("io.micrometer").setLevel(Level.OFF);
        }
    }
}
