package dev.hinomi.benchmarks.sink;

/** How the sink treats those who come. */
public enum Mood {
    /** Counts a body and acknowledges it. */
    ANSWERS,
    /** Closes the port and every connection. */
    REFUSES,
    /** Reads a body and answers 503. */
    UNAVAILABLE,
    /** Does so once, then answers. */
    UNAVAILABLE_ONCE,
    /** Reads a body and answers 429 with the wish to wait for a second; does so once, then answers. */
    BUSY_ONCE,
    /** Reads a body and says nothing. */
    HANGS,
    /** Counts a body and acknowledges it after two seconds and a half. */
    SLOW,
    /** Reads half of a body and resets the connection. */
    RESETS,
    /** Acknowledges the first body of a connection, and resets it with half of the second. */
    RESETS_BETWEEN,
    /** Counts a body and resets the connection instead of acknowledging it. */
    LOSES_ANSWERS;

    /** The mood for the next who comes. */
    Mood next() {
        return switch (this) {
            case UNAVAILABLE_ONCE, BUSY_ONCE -> ANSWERS;
            default -> this;
        };
    }
}
