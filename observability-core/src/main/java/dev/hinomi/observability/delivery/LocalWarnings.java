package dev.hinomi.observability.delivery;

/**
 * Where the delivery complains about itself: never through the pipe that is broken. One line per change of state, not
 * per failure. Thread-safe; whatever it throws is swallowed.
 */
@FunctionalInterface
public interface LocalWarnings {
    /** Says nothing. */
    LocalWarnings NO_OP = line -> {};

    /** Shows one line, without a line end. */
    void warn(String line);

    /** Shows one line that is no complaint, such as that a trouble is over; like a warning where there is no other way. */
    default void info(String line) {
        warn(line);
    }

    /** Lines on the standard error stream. */
    static LocalWarnings standardError() {
        return line -> System.err.println("WARN " + line);
    }
}
