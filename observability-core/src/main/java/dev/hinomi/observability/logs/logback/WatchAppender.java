package dev.hinomi.observability.logs.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.logs.LogWatch;

/**
 * Shows events to a watch. Not shown: what the sending threads log, and this library's own loggers, so that an alert does not keep
 * itself alive by the lines that tell of it. Never throws. Thread-safe.
 */
final class WatchAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private static final String OBSERVABILITY = "dev.hinomi.observability";
    private static final String ALERTS = "dev.hinomi.alerts";

    private final LogWatch watch;

    WatchAppender(LogWatch watch) {
        this.watch = watch;
        setName("HINOMI_WATCH");
    }

    /** Most events end here, and cost nothing but the question. */
    @Override
    public void doAppend(ILoggingEvent event) {
        if (watch.cares(String.valueOf(event.getLevel()))) {
            super.doAppend(event);
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!isOurs(String.valueOf(event.getLoggerName()))) {
            watch.logged(new LogbackEvent(event));
        }
    }

    private static boolean isOurs(String logger) {
        return logger.startsWith(OBSERVABILITY) || logger.startsWith(ALERTS) || Delivery.isSendingThread();
    }
}
