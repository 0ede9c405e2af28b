package dev.hinomi.benchmarks.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came out of a run.
 *
 * @param values figures by their key, in the order shown
 * @param reached whether they are what they must be
 */
public record Figures(Map<String, Object> values, boolean reached) {

    /** Keeps its own copy in the same order. */
    public Figures {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** {@code NAME key=value key=value …}. */
    public String line(String name) {
        return name
                + values.entrySet().stream()
                        .map(figure -> " " + figure.getKey() + "=" + figure.getValue())
                        .collect(Collectors.joining());
    }
}
