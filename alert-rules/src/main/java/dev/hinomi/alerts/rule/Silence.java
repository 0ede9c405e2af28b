package dev.hinomi.alerts.rule;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Times in which people do not want to hear of some alerts. The alerts are evaluated all the same, an incident that was told
 * before is resolved in front of everybody, and one that is still open afterwards is told then.
 *
 * @param id names it
 * @param why why, for people
 * @param match which alerts: every key must have one of its values, in which {@code *} stands for any text
 * @param schedule when
 */
public record Silence(String id, String why, Map<String, List<String>> match, Schedule schedule) {

    /** Refuses to silence everything; takes its own copy. */
    public Silence {
        if (match.isEmpty()) {
            throw new IllegalArgumentException(
                    "a silence must say what it is about: write match: { rule: \"*\" } to silence everything");
        }
        match = Map.copyOf(match);
    }

    /** Whether an alert that is described so is meant. */
    public boolean isAbout(Map<String, String> alert) {
        return match.entrySet().stream().allMatch(wanted -> {
            String value = alert.get(wanted.getKey());
            return value != null && wanted.getValue().stream().anyMatch(pattern -> matches(pattern, value));
        });
    }

    private static boolean matches(String pattern, String value) {
        if (pattern.indexOf('*') < 0) {
            return pattern.equals(value);
        }
        StringBuilder expression = new StringBuilder();
        for (String part : pattern.split("\\*", -1)) {
            expression.append(expression.length() == 0 ? "" : ".*").append(part.isEmpty() ? "" : Pattern.quote(part));
        }
        if (pattern.startsWith("*")) {
            expression.insert(0, ".*");
        }
        return value.matches(expression.toString());
    }
}
