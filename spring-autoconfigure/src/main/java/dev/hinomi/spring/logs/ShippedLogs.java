package dev.hinomi.spring.logs;

import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.logs.logback.DatadogAppender;
import java.util.Optional;

/** How the shipped logs fare. */
public final class ShippedLogs {

    private ShippedLogs() {}

    /** The delivery behind the appender that is attached to Logback, if one is. */
    public static Optional<Delivery> delivery() {
        return LogAttachment.appender().map(DatadogAppender::delivery);
    }
}
