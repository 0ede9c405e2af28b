package dev.hinomi.observability.events;

import java.util.Locale;

/** How what was done ended. */
public enum AuditOutcome {
    /** It was done. */
    SUCCESS,
    /** It was refused, or it failed. */
    FAILURE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The outcome as it stands in {@code evt.outcome}, such as {@code success}. */
    public String label() {
        return label;
    }
}
