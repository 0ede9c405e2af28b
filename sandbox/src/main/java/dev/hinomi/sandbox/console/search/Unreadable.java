package dev.hinomi.sandbox.console.search;

/** Reading stopped: the text is not a search. Never leaves this package. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    final int position;
    final String reason;

    Unreadable(int position, String message) {
        super(message);
        this.position = position;
        this.reason = message;
    }
}
