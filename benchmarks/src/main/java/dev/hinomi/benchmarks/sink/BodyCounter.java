package dev.hinomi.benchmarks.sink;

import java.io.IOException;

/** Judges whole bodies and counts what stands in those it takes. Thread-safe. */
public interface BodyCounter {
    /** The answer to a body that is taken. */
    String ACCEPTED = "202 Accepted";

    /** Counts a body; answers with the status for its sender. */
    String count(Head head, byte[] body) throws IOException;

    /** What has arrived so far, in one line. */
    String counts();

    /** What else it is asked for, in one line. */
    default String answer(String question) {
        throw new IllegalArgumentException("The sink knows no answer to " + question + ".");
    }
}
