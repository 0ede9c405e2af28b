package dev.hinomi.alerts.oncall.datadog;

/** Datadog gave no answer that can be used. */
final class UnansweredException extends Exception {
    private static final long serialVersionUID = 1;

    /** A sentence for people, without any key. */
    UnansweredException(String words) {
        super(words);
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
