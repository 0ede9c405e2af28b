package dev.hinomi.observability.logs;

import java.util.Optional;

/**
 * How log events become lines.
 *
 * @param errors how failures are written
 * @param flood from where on the same line is only counted; empty if every line is shipped
 */
public record LogOptions(ErrorOptions errors, Optional<FloodLimit> flood) {
    private static final LogOptions DEFAULTS = new LogOptions(ErrorOptions.defaults(), Optional.empty());

    /** What holds unless told otherwise: every line is shipped. */
    public static LogOptions defaults() {
        return DEFAULTS;
    }

    /** The same with failures written in another way. */
    public LogOptions withErrors(ErrorOptions value) {
        return new LogOptions(value, flood);
    }

    /** The same with a limit. */
    public LogOptions withFlood(FloodLimit value) {
        return new LogOptions(errors, Optional.of(value));
    }
}
