package dev.hinomi.alerts.outbox;

import org.jspecify.annotations.Nullable;

/** What another instance wrote cannot be read by this one, mostly because it is newer. */
final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
