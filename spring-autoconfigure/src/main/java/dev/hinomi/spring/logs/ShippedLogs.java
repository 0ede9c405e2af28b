package dev.hinomi.spring.logs;

import dev.hinomi.observability.logs.LogShipping;
import dev.hinomi.observability.logs.logback.DatadogAppender;
import java.util.Optional;

/** How the shipped logs fare. */
public final class ShippedLogs {

    private ShippedLogs() {}

    /** What the appender that is attached to Logback ships through, if one is. */
    public static Optional<LogShipping> shipping() {
        return LogAttachment.appender().map(DatadogAppender::shipping);
    }
}
