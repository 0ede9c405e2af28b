package dev.hinomi.observability.status;

import dev.hinomi.observability.identity.ServiceIdentity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a status page shows: nothing of it is secret. Its components are the members of the page's JSON.
 *
 * @param service who this is
 * @param tags the tags on all its logs: environment and version, as far as they are known, and others
 * @param parts for each part what it does, or why it does nothing, in words for people
 * @param signals the books of each signal that is on, by its name: {@code logs}, {@code metrics}
 * @param skipped numbers of metrics that were not published, so that they are on no books, by reason; reasons without any
 *     are absent
 */
public record Status(
        String service,
        List<String> tags,
        List<String> parts,
        Map<String, SignalStatus> signals,
        Map<String, Long> skipped) {
    /** A status whose lists and signals are copied, in their order. */
    public Status {
        tags = List.copyOf(tags);
        parts = List.copyOf(parts);
        signals = Collections.unmodifiableMap(new LinkedHashMap<>(signals));
        skipped = Collections.unmodifiableMap(new LinkedHashMap<>(skipped));
    }

    /** The status of this service. */
    public static Status of(
            ServiceIdentity identity,
            List<String> parts,
            Map<String, SignalStatus> signals,
            Map<String, Long> skipped) {
        return new Status(identity.service(), identity.logTags(), parts, signals, skipped);
    }

    /** One line for the service and its parts, one for each signal, and one for what was skipped, if anything was. */
    @Override
    public String toString() {
        return "service:" + service + tags.stream().map(tag -> " " + tag).collect(Collectors.joining()) + " – "
                + String.join("; ", parts)
                + signals.entrySet().stream()
                        .map(signal -> System.lineSeparator() + signal.getKey() + ": " + signal.getValue())
                        .collect(Collectors.joining())
                + (skipped.isEmpty() ? "" : System.lineSeparator() + "skipped: " + skipped);
    }
}
