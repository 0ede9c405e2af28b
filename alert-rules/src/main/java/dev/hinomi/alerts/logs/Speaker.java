package dev.hinomi.alerts.logs;

import dev.hinomi.observability.identity.ServiceIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose events they are: what every event of this process says of it.
 *
 * @param tags all that is said, as tags
 * @param byKey the values of each key
 */
record Speaker(List<String> tags, Map<String, List<String>> byKey) {

    static Speaker of(ServiceIdentity identity, String source) {
        List<String> tags = new ArrayList<>(List.of("service:" + identity.service(), "source:" + source));
        tags.addAll(identity.logTags());
        return new Speaker(List.copyOf(tags), byKey(tags.stream()));
    }

    /** The values of each key; a tag without one has no key. */
    static Map<String, List<String>> byKey(Stream<String> tags) {
        return tags.filter(tag -> tag.indexOf(':') > 0)
                .collect(Collectors.groupingBy(
                        tag -> tag.substring(0, tag.indexOf(':')),
                        Collectors.mapping(tag -> tag.substring(tag.indexOf(':') + 1), Collectors.toList())));
    }

    List<String> tag(String name) {
        return byKey.getOrDefault(name, List.of());
    }
}
