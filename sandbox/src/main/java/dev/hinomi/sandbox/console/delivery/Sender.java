package dev.hinomi.sandbox.console.delivery;

import dev.hinomi.sandbox.store.SeriesKey;
import java.util.Comparator;

/**
 * One signal of one running copy of a service.
 *
 * @param service the service
 * @param env its environment; empty when none was sent
 * @param instance which copy; empty when none was sent
 * @param signal {@code logs} or {@code metrics}
 */
record Sender(String service, String env, String instance, String signal) {
    static final Comparator<Sender> ORDER = Comparator.comparing(Sender::service)
            .thenComparing(Sender::env)
            .thenComparing(Sender::instance)
            .thenComparing(Sender::signal);

    static Sender of(SeriesKey key) {
        return new Sender(tag("service", key), tag("env", key), tag("instance", key), tag("signal", key));
    }

    /** The value of a tag; empty without one. */
    static String tag(String name, SeriesKey key) {
        String prefix = name + ":";
        return key.tags().stream()
                .filter(tag -> tag.startsWith(prefix))
                .map(tag -> tag.substring(prefix.length()))
                .findFirst()
                .orElse("");
    }
}
