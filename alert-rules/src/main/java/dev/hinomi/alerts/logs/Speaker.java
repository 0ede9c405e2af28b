package dev.hinomi.alerts.logs;

import dev.hinomi.observability.identity.ServiceIdentity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose events they are: what every line of this process says of it.
 *
 * @param tags values by the key of a tag
 */
record Speaker(Map<String, List<String>> tags) {

    static Speaker of(ServiceIdentity identity) {
        Map<String, List<String>> tags = new HashMap<>();
        tags.put("service", List.of(identity.service()));
        tags.put("source", List.of("java"));
        for (String tag : identity.logTags()) {
            int colon = tag.indexOf(':');
            if (colon > 0) {
                tags.computeIfAbsent(tag.substring(0, colon), key -> new ArrayList<>())
                        .add(tag.substring(colon + 1));
            }
        }
        return new Speaker(tags);
    }

    List<String> tag(String name) {
        return tags.getOrDefault(name, List.of());
    }
}
