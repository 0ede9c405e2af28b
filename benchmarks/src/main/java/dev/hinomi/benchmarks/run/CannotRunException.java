package dev.hinomi.benchmarks.run;

/** A run needs something that this machine does not have; nothing was measured, and nothing is reached. */
public final class CannotRunException extends Exception {
    private static final long serialVersionUID = 1;

    /** A sentence that says what is missing and how to name it. */
    public CannotRunException(String message) {
        super(message);
    }
}
