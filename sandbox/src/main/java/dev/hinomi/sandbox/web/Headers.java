package dev.hinomi.sandbox.web;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The headers of a request, found whatever their case. Immutable. */
public final class Headers {

    private final Map<String, String> values;

    /**
     * Takes a copy.
     *
     * @param values the headers as received; of repeated ones the first counts
     */
    public Headers(Map<String, List<String>> values) {
        Map<String, String> copy = new TreeMap<>();
        values.forEach((name, list) -> {
            if (!list.isEmpty()) {
                copy.put(name.toLowerCase(Locale.ROOT), list.get(0));
            }
        });
        this.values = Collections.unmodifiableMap(copy);
    }

    /**
     * One header.
     *
     * @param name its name, in any case
     * @return its value
     */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * All headers, secrets included.
     *
     * @return the headers by lower-case name
     */
    public Map<String, String> asMap() {
        return values;
    }

    /** The names alone: values may be secrets. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
