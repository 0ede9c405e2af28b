package dev.hinomi.observability.identity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code DD_TAGS}: {@code key:value} pairs between commas, or between blanks when there is no comma, as
 * the tracer reads them. A pair without a colon or with an empty side is skipped.
 */
record DatadogTags(Map<String, String> pairs) {
    private static final Set<String> UNIFIED = Set.of("service", "env", "version");

    static DatadogTags parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new DatadogTags(Map.of());
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.strip().split(text.indexOf(',') >= 0 ? "," : "\\s+", -1)) {
            int colon = pair.indexOf(':');
            if (colon > 0) {
                String key = pair.substring(0, colon).strip();
                String value = pair.substring(colon + 1).strip();
                if (!key.isEmpty() && !value.isEmpty()) {
                    pairs.put(key, value);
                }
            }
        }
        return new DatadogTags(Collections.unmodifiableMap(pairs));
    }

    @Nullable
    String first(String key) {
        return pairs.get(key);
    }

    /** Every tag but service, env and version, which have places of their own. */
    Map<String, String> others() {
        Map<String, String> others = new LinkedHashMap<>(pairs);
        others.keySet().removeAll(UNIFIED);
        return others;
    }
}
