package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.query.SearchMonitor.Source;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Events that somebody imagines, all alike.
 *
 * @param source where searches look for them
 * @param says what each says: its {@code message}, its attributes with {@code @}, and tags and reserved names
 * @param values how many come in the interval that ends at a value's time, the first at the start; empty for none
 */
public record TestEvents(Source source, Map<String, String> says, List<OptionalDouble> values) {

    /** Takes its own copies, and refuses counts below zero. */
    public TestEvents {
        says = Map.copyOf(says);
        values = List.copyOf(values);
        if (values.stream().anyMatch(value -> value.orElse(0) < 0)) {
            throw new IllegalArgumentException("there cannot be fewer than no events");
        }
    }

    /**
     * Events as a test file writes them.
     *
     * @param source where searches look for them
     * @param says what each says
     * @param values in promtool's notation, such as {@code 0x9 5 _x3}
     * @throws IllegalArgumentException when the values cannot be read
     */
    public static TestEvents of(Source source, Map<String, String> says, String values) {
        return new TestEvents(source, says, SeriesNotation.parse(values));
    }
}
