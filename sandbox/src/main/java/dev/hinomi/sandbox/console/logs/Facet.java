package dev.hinomi.sandbox.console.logs;

import dev.hinomi.sandbox.console.page.Address;
import dev.hinomi.sandbox.store.LogEntry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of one field among the newest entries found, the most frequent first.
 *
 * @param field the field as the search names it
 * @param values its values
 */
public record Facet(String field, List<Value> values) {
    private static final List<String> FIELDS = List.of("status", "service", "env", "source", "host", "version");
    private static final int MAX_VALUES = 8;

    /** How many entries are counted: more would make the page wait. */
    static final int MAX_ENTRIES = 20_000;

    /**
     * One value.
     *
     * @param value the value
     * @param count how many entries have it
     * @param selected whether the search asks for it
     * @param toggle the page with the search changed by this value
     */
    public record Value(String value, int count, boolean selected, Address toggle) {}

    static List<Facet> of(List<LogEntry> newestFirst, Address page) {
        List<LogEntry> counted = newestFirst.subList(0, Math.min(MAX_ENTRIES, newestFirst.size()));
        return FIELDS.stream()
                .map(field -> of(field, counted, page))
                .filter(facet -> !facet.values().isEmpty())
                .toList();
    }

    private static Facet of(String field, List<LogEntry> entries, Address page) {
        Map<String, Integer> counts = new HashMap<>();
        for (LogEntry entry : entries) {
            new LogEvent(entry).values(field).forEach(value -> counts.merge(value, 1, Integer::sum));
        }
        List<Value> values = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_VALUES)
                .map(entry -> value(field, entry.getKey(), entry.getValue(), page))
                .toList();
        return new Facet(field, values);
    }

    private static Value value(String field, String value, int count, Address page) {
        String search = page.query().getOrDefault("q", "");
        String term = term(field, value);
        boolean selected = (" " + search + " ").contains(" " + term + " ");
        String without = (" " + search + " ").replace(" " + term + " ", " ").strip();
        String changed = selected ? without : (search + " " + term).strip();
        return new Value(value, count, selected, page.with("q", changed));
    }

    static String term(String field, String value) {
        boolean plain = value.matches("[A-Za-z0-9_./-]+");
        return field + ":" + (plain ? value : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }
}
