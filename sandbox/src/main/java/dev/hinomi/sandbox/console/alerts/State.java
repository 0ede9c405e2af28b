package dev.hinomi.sandbox.console.alerts;

import java.util.Locale;
import java.util.regex.Pattern;

/** How a rule stands, told apart by shape, word and colour; from the worst to the best. */
public enum State {
    /** A threshold is crossed. */
    FIRING("●", "st-error"),
    /** The warning threshold is crossed. */
    WARNING("◆", "st-warn"),
    /** The rule cannot be evaluated. */
    ERROR("✕", "st-warn"),
    /** A threshold is crossed, but not for long enough yet. */
    PENDING("◐", "st-warn"),
    /** Healthy again, but not for long enough yet. */
    RECOVERING("◑", "st-warn"),
    /** Nothing can be said for want of data. */
    NO_DATA("▨", "st-nodata"),
    /** No transition was heard of yet. */
    NO_NEWS("◌", "muted"),
    /** All is well. */
    OK("○", "st-ok");

    private static final Pattern NO_LETTER = Pattern.compile("[^a-z]");

    private final String shape;
    private final String look;

    State(String shape, String look) {
        this.shape = shape;
        this.look = look;
    }

    /**
     * Its shape.
     *
     * @return one character
     */
    public String shape() {
        return shape;
    }

    /**
     * Its colour.
     *
     * @return a class
     */
    public String look() {
        return look;
    }

    /**
     * Its name.
     *
     * @return for instance {@code no data}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * Reads a state as an engine writes it.
     *
     * @param text for instance {@code firing}, {@code critical} or {@code NoData}
     * @return the state; {@link #NO_NEWS} for a word not known here
     */
    public static State of(String text) {
        return switch (NO_LETTER.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("")) {
            case "firing", "critical", "alert", "alerting", "triggered" -> FIRING;
            case "warning", "warn" -> WARNING;
            case "error" -> ERROR;
            case "pending" -> PENDING;
            case "recovering" -> RECOVERING;
            case "nodata", "unknown", "missing", "stale" -> NO_DATA;
            case "ok", "normal", "healthy", "resolved", "recovered", "inactive" -> OK;
            default -> NO_NEWS;
        };
    }
}
