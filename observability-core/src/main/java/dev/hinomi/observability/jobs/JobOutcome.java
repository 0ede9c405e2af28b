package dev.hinomi.observability.jobs;

import java.util.Locale;

/** How a run ended. */
public enum JobOutcome {
    /** It did what it had to. */
    SUCCEEDED,
    /** It threw, gave an exit code other than 0, or ended without saying that it succeeded. */
    FAILED,
    /** The process was asked to end before the run had. */
    INTERRUPTED;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The outcome as it stands in a tag, such as {@code succeeded}. */
    public String label() {
        return label;
    }
}
