package dev.hinomi.observability.logs;

import dev.hinomi.observability.json.JsonFragment;
import java.util.ArrayList;
import java.util.List;

/**
 * A message before its arguments are filled in, encoded once.
 *
 * @param parts what stands before, between and after its placeholders; empty if it escapes one, which is seldom
 */
record MessageTemplate(List<JsonFragment> parts) {
    private static final String PLACEHOLDER = "{}";
    private static final String ESCAPED = "\\{}";

    static MessageTemplate of(String template) {
        List<JsonFragment> parts = new ArrayList<>();
        if (!template.contains(ESCAPED)) {
            int from = 0;
            for (int at = template.indexOf(PLACEHOLDER); at >= 0; at = template.indexOf(PLACEHOLDER, from)) {
                parts.add(JsonFragment.text(template.substring(from, at)));
                from = at + PLACEHOLDER.length();
            }
            parts.add(JsonFragment.text(template.substring(from)));
        }
        return new MessageTemplate(List.copyOf(parts));
    }
}
