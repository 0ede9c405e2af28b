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
 */
public record Status(String service, List<String> tags, List<String> parts, Map<String, SignalStatus> signals) {
    /** A status whose lists and signals are copied, in their order. */
    public Status {
        tags = List.copyOf(tags);
        parts = List.copyOf(parts);
        signals = Collections.unmodifiableMap(new LinkedHashMap<>(signals));
    }

    /** The status of this service. */
    public static Status of(ServiceIdentity identity, List<String> parts, Map<String, SignalStatus> signals) {
        return new Status(identity.service(), identity.logTags(), parts, signals);
    }

    /** One line for the service and its parts, and one for each signal. */
    @Override
    public String toString() {
        return "service:" + service + tags.stream().map(tag -> " " + tag).collect(Collectors.joining()) + " – "
                + String.join("; ", parts)
                + signals.entrySet().stream()
                        .map(signal -> System.lineSeparator() + signal.getKey() + ": " + signal.getValue())
                        .collect(Collectors.joining());
    }
}
