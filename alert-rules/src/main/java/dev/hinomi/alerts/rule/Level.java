package dev.hinomi.alerts.rule;

/** How an alert stands for a composite; a later constant is more severe. */
public enum Level {
    /** Healthy. */
    OK,
    /** Nothing is known. */
    NO_DATA,
    /** It warns. */
    WARN,
    /** It fires. */
    ALERT;

    /** Datadog's {@code &&}: healthy if one is, else the less severe. */
    Level and(Level other) {
        return compareTo(other) < 0 ? this : other;
    }

    /** Datadog's {@code ||}: the more severe. */
    Level or(Level other) {
        return compareTo(other) > 0 ? this : other;
    }

    /** Datadog's {@code !}: nothing known stays so, healthy becomes an alert, all else healthy. */
    Level not() {
        return switch (this) {
            case OK -> ALERT;
            case NO_DATA -> NO_DATA;
            case WARN, ALERT -> OK;
        };
    }
}
