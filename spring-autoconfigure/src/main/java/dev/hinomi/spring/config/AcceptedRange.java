package dev.hinomi.spring.config;

import dev.hinomi.observability.logs.FloodLimit;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.util.unit.DataSize;

/**
 * What a value must be beside being of the right type.
 *
 * @param accepted the check
 * @param words the check in words, after "must be"
 */
record AcceptedRange(Predicate<Object> accepted, String words) {

    private static final AcceptedRange ADDRESS =
            new AcceptedRange(AcceptedRange::isHttpAddress, "an address that starts with http:// or https://");
    private static final AcceptedRange QUEUE = sizes(DataSize.ofKilobytes(64), DataSize.ofGigabytes(1));
    private static final AcceptedRange DISK = sizes(DataSize.ofMegabytes(1), DataSize.ofGigabytes(16));
    private static final AcceptedRange FLOOD = new AcceptedRange(
            value -> value instanceof Integer lines && lines >= 1 && lines <= FloodLimit.MOST_LINES,
            "from 1 to " + FloodLimit.MOST_LINES);
    private static final AcceptedRange STEP =
            new AcceptedRange(AcceptedRange::isStep, "whole seconds from 1s to 3600s");
    private static final AcceptedRange TIMEOUT = durations(Duration.ZERO, Duration.ofMinutes(2));

    private static final Map<String, AcceptedRange> BY_PROPERTY = Map.ofEntries(
            Map.entry("hinomi.datadog.url", ADDRESS),
            Map.entry("hinomi.slack.api-url", ADDRESS),
            Map.entry("hinomi.logs.queue-size", QUEUE),
            Map.entry("hinomi.logs.disk-size", DISK),
            Map.entry("hinomi.logs.max-stack-size", sizes(DataSize.ofKilobytes(4), DataSize.ofKilobytes(25))),
            Map.entry("hinomi.logs.flood-lines-per-second", FLOOD),
            Map.entry("hinomi.logs.flush-interval", durations(Duration.ofMillis(10), Duration.ofMinutes(1))),
            Map.entry("hinomi.logs.shutdown-timeout", TIMEOUT),
            Map.entry("hinomi.metrics.step", STEP),
            Map.entry("hinomi.metrics.queue-size", QUEUE),
            Map.entry("hinomi.metrics.shutdown-timeout", TIMEOUT),
            Map.entry("hinomi.alerts.step", STEP),
            Map.entry("hinomi.alerts.shutdown-timeout", TIMEOUT));

    /** Whatever the type allows. */
    static final AcceptedRange ANY = new AcceptedRange(value -> true, "anything");

    /** The range of a property, by its dashed name. */
    static AcceptedRange of(String property) {
        return BY_PROPERTY.getOrDefault(property, ANY);
    }

    private static boolean isHttpAddress(Object value) {
        return value instanceof URI uri
                && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                && uri.getHost() != null;
    }

    private static boolean isStep(Object value) {
        return value instanceof Duration step
                && step.toMillis() % 1000 == 0
                && step.toSeconds() >= 1
                && step.toHours() <= 1;
    }

    private static AcceptedRange durations(Duration least, Duration most) {
        return new AcceptedRange(
                value -> value instanceof Duration duration
                        && duration.compareTo(least) >= 0
                        && duration.compareTo(most) <= 0,
                "from " + words(least) + " to " + words(most));
    }

    private static AcceptedRange sizes(DataSize least, DataSize most) {
        return new AcceptedRange(
                value -> value instanceof DataSize size && size.compareTo(least) >= 0 && size.compareTo(most) <= 0,
                "from " + words(least) + " to " + words(most));
    }

    private static String words(DataSize size) {
        if (size.toGigabytes() > 0) {
            return size.toGigabytes() + "GB";
        }
        return size.toMegabytes() > 0 ? size.toMegabytes() + "MB" : size.toKilobytes() + "KB";
    }

    private static String words(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
