package dev.hinomi.alerts.spec;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One test of rules: what happens, and what they must make of it.
 *
 * @param name says in a sentence what is expected
 * @param place where it stands, such as {@code rules.test.yml:7:5}
 * @param clock when and how often
 * @param series what is measured
 * @param events what is logged and shipped
 * @param expectations what is expected
 */
public record TestCase(
        String name,
        String place,
        Clock clock,
        List<TestSeries> series,
        List<TestEvents> events,
        List<Expectation> expectations) {

    /**
     * The times of a test.
     *
     * @param start when it begins; times of expectations count from there
     * @param step the time between two evaluations
     * @param interval the time between two values of a series
     */
    public record Clock(Instant start, Duration step, Duration interval) {}

    /** Takes its own copies. */
    public TestCase {
        series = List.copyOf(series);
        events = List.copyOf(events);
        expectations = List.copyOf(expectations);
    }
}
