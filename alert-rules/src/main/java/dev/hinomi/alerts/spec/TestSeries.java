package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.series.SeriesKey;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A series that somebody imagines.
 *
 * @param key its name and tags
 * @param kind what its values mean
 * @param values one for each interval, the first at the start; a missing one empty
 */
public record TestSeries(SeriesKey key, Kind kind, List<OptionalDouble> values) {

    /** What values mean. */
    public enum Kind {
        /** Momentary values. */
        GAUGE,
        /** What was counted in the interval that ends at a value's time. */
        COUNT
    }

    /** Takes its own copy, and refuses counts below zero. */
    public TestSeries {
        values = List.copyOf(values);
        if (kind == Kind.COUNT && values.stream().anyMatch(value -> value.orElse(0) < 0)) {
            throw new IllegalArgumentException("a count must not fall below zero: its values are what was counted in"
                    + " each interval, not a total");
        }
    }

    /**
     * A series as a test file writes it.
     *
     * @param kind what its values mean
     * @param name such as {@code jobs.failed{env:prod,queue:mail}}
     * @param values in promtool's notation, such as {@code 0x9 5 _x3}
     * @throws IllegalArgumentException when one of them cannot be read
     */
    public static TestSeries of(Kind kind, String name, String values) {
        return new TestSeries(SeriesName.parse(name), kind, SeriesNotation.parse(values));
    }
}
