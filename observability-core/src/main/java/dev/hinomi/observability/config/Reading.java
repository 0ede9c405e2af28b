package dev.hinomi.observability.config;

import java.util.List;
import java.util.Optional;

/**
 * What could be used of a text, and what could not.
 *
 * @param value what it means; empty if nothing of it could be used
 * @param refused the parts that could not
 * @param <T> the type of the value
 */
public record Reading<T>(Optional<T> value, List<String> refused) {

    static <T> Reading<T> ofAll(T value) {
        return new Reading<>(Optional.of(value), List.of());
    }

    static <T> Reading<T> ofNothing(String text) {
        return new Reading<>(Optional.empty(), List.of(text));
    }

    /** What to tell about the parts that could not be used; empty if there are none. */
    public Optional<Problem> problem(String name, String words) {
        String action = value.isPresent() ? "The others are used" : "Its default is used";
        return refused.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(name, "must be " + words, action).withValue(String.join(", ", refused)));
    }
}
