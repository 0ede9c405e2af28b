package dev.hinomi.benchmarks.soak;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.LogShipping;
import dev.hinomi.observability.logs.logback.DatadogAppender;
import dev.hinomi.observability.spool.DurableSpool;
import dev.hinomi.observability.spool.DurableSpoolOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * A logger whose lines are shipped through a spool on disk.
 *
 * @param shipping the line it ships through
 * @param logger the logger
 */
record SpooledLogs(LogShipping shipping, Logger logger) implements AutoCloseable {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    static SpooledLogs open(URI intake, Path spool) {
        LogShipping shipping = LogShipping.of(
                () -> ServiceIdentity.of("soak"),
                LogShipping.delivery(DatadogEndpoints.at(intake), Secret.of(KEY))
                        .spool(DurableSpool.open(spool, DurableSpoolOptions.ofDefaults()))
                        .start());
        LoggerContext context = new LoggerContext();
        DatadogAppender appender = new DatadogAppender(shipping);
        appender.setContext(context);
        appender.start();
        Logger logger = context.getLogger("soak");
        logger.addAppender(appender);
        return new SpooledLogs(shipping, logger);
    }

    /** Logs numbered lines at a steady rate, and tells of each when the call has returned. */
    void log(int lines, int linesPerSecond, Logged logged) {
        long start = System.nanoTime();
        for (int line = 0; line < lines; line++) {
            LockSupport.parkNanos(start + line * 1_000_000_000L / linesPerSecond - System.nanoTime());
            long called = System.nanoTime();
            logger.atInfo().addKeyValue("soak.line", line).log(text(line));
            logged.accept(line, System.nanoTime() - called);
        }
    }

    /** Hears that a call has returned. */
    @FunctionalInterface
    interface Logged {
        void accept(int line, long tookNanos);
    }

    static String text(int line) {
        return "line " + line;
    }

    @Override
    public void close() {
        shipping.close();
    }
}
