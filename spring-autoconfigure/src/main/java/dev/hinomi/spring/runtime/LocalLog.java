package dev.hinomi.spring.runtime;

import dev.hinomi.observability.delivery.LocalWarnings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Hinomi says about itself: to the console like any other line, and never through its own pipe. */
public final class LocalLog {

    /** Our appender leaves this logger and those below it out. */
    private static final Logger log = LoggerFactory.getLogger("dev.hinomi.observability");

    private static final LocalWarnings PORT = new LocalWarnings() {
        @Override
        public void warn(String line) {
            LocalLog.warn(line);
        }

        @Override
        public void info(String line) {
            LocalLog.info(line);
        }
    };

    private LocalLog() {}

    /** Where the library tells about itself, each line at its level. */
    public static LocalWarnings warnings() {
        return PORT;
    }

    /** Something is not as it should be. */
    public static void warn(String line) {
        log.warn(line);
    }

    /** Something worth knowing once. */
    public static void info(String line) {
        log.info(line);
    }
}
