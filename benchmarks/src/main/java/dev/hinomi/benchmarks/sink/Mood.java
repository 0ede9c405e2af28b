package dev.hinomi.benchmarks.sink;

/** How the sink treats those who come. */
public enum Mood {
    /** Counts a body and acknowledges it. */
    ANSWERS,
    /** Closes the port and every connection. */
    REFUSES,
    /** Reads a body and answers 503. */
    UNAVAILABLE,
    /** Reads a body and says nothing. */
    HANGS,
    /** Reads half of a body and resets the connection. */
    RESETS,
    /** Counts a body and resets the connection instead of acknowledging it. */
    LOSES_ANSWERS
}
