package dev.hinomi.sandbox.store;

/** What a test waited for did not arrive in time; the message says what was waited for and what did arrive. */
public final class NotReceivedException extends RuntimeException {

    NotReceivedException(String message) {
        super(message);
    }
}
