package dev.hinomi.observability.events;

import java.util.Locale;

/** How good or bad the news is; Datadog's {@code alert_type}. */
public enum EventLevel {
    /** Neither. */
    INFO,
    /** Good news. */
    SUCCESS,
    /** Somebody should look at it some time. */
    WARNING,
    /** Something has failed. */
    ERROR;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The level as it stands in an event, such as {@code warning}. */
    public String label() {
        return label;
    }
}
