package dev.hinomi.sandbox.console.logs;

import dev.hinomi.sandbox.console.search.Searchable;
import dev.hinomi.sandbox.store.LogEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A log entry as the search sees it: reserved attributes and tags by name, everything else behind {@code @}.
 *
 * @param entry the entry
 */
public record LogEvent(LogEntry entry) implements Searchable {

    @Override
    public String text() {
        return entry.message();
    }

    @Override
    public List<String> values(String field) {
        if (field.startsWith("@")) {
            return list(entry.attributes().text(field.substring(1)));
        }
        return switch (field.toLowerCase(Locale.ROOT)) {
            case "service" -> nonEmpty(entry.service());
            case "status" -> List.of(entry.status().label());
            case "host" -> nonEmpty(entry.host());
            case "source" -> nonEmpty(entry.source());
            case "message" -> nonEmpty(entry.message());
            case "trace_id" -> list(Optional.ofNullable(entry.traceId()).map(Object::toString));
            case "span_id" -> list(Optional.ofNullable(entry.spanId()));
            default -> tags(field);
        };
    }

    @Override
    public List<String> everyValue() {
        List<String> values = new ArrayList<>(entry.tags());
        values.add(entry.message());
        entry.attributes().forEach((path, value) -> values.add(value));
        return values;
    }

    private List<String> tags(String key) {
        String prefix = key + ":";
        List<String> values = new ArrayList<>();
        for (String tag : entry.tags()) {
            if (tag.regionMatches(true, 0, prefix, 0, prefix.length())) {
                values.add(tag.substring(prefix.length()));
            }
        }
        return values;
    }

    private static List<String> nonEmpty(String value) {
        return value.isEmpty() ? List.of() : List.of(value);
    }

    private static List<String> list(Optional<String> value) {
        return value.map(List::of).orElse(List.of());
    }
}
