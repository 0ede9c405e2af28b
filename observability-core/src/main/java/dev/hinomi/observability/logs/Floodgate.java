package dev.hinomi.observability.logs;

/** Decides which events become lines and which are only counted. Never throws. Thread-safe. */
interface Floodgate extends AutoCloseable {
    /** Lets everything pass. */
    Floodgate OPEN = event -> true;

    /** Whether the event is to be shipped; otherwise it is counted. */
    boolean admits(LogEvent event);

    /** Ships a summary of what was suppressed and not yet told. */
    default void tell() {}

    /** How many lines were suppressed so far. */
    default long suppressed() {
        return 0;
    }

    /** Ships the last summaries; from then on everything passes. */
    @Override
    default void close() {}
}
