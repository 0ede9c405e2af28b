package dev.hinomi.observability.metrics;

import java.util.Locale;

/** Why a number was not published. */
public enum SkipReason {
    /** It is NaN or infinite, which Datadog does not take: nobody knows it. */
    NOT_FINITE,
    /** Reading the meter failed. */
    UNREADABLE,
    /** Its name and tags are too long. */
    TOO_LARGE,
    /** A distribution whose name a series of another meter has: a metric has one type in Datadog. */
    NAME_TAKEN,
    /** A value that its distribution does not have because there was no memory for it; the series of the meter have it. */
    NO_MEMORY,
    /** A failure of our own; the rest of the step is lost. */
    FAULT;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The reason as it stands in metrics, such as {@code not_finite}. */
    public String label() {
        return label;
    }
}
