package dev.hinomi.alerts.notify;

/**
 * How far the sending of one message has come.
 *
 * @param failures how often it failed
 * @param form in which form it is tried next
 */
public record Attempt(int failures, Notification.Form form) {

    /** Never tried. */
    public static final Attempt FIRST = new Attempt(0, Notification.Form.RICH);

    Attempt failed() {
        return new Attempt(failures + 1, form);
    }

    Attempt plain() {
        return new Attempt(failures, Notification.Form.PLAIN);
    }
}
