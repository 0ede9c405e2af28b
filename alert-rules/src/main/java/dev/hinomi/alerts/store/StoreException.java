package dev.hinomi.alerts.store;

import org.jspecify.annotations.Nullable;

/** A store could not do what it was asked for. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    /** What could not be done, and why. */
    public StoreException(Trouble trouble, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.trouble = trouble;
    }

    /** What can be done about it. */
    public Trouble trouble() {
        return trouble;
    }
}
