package dev.hinomi.observability.logs;

import dev.hinomi.observability.masking.Masker;
import java.util.Optional;

/**
 * How log events become lines.
 *
 * @param errors how failures are written
 * @param flood from where on the same line is only counted; empty if every line is shipped
 * @param masker hides what must not be read by others in what the application says
 * @param limits how large a line may become
 */
public record LogOptions(ErrorOptions errors, Optional<FloodLimit> flood, Masker masker, LogLimits limits) {
    private static final LogOptions DEFAULTS =
            new LogOptions(ErrorOptions.defaults(), Optional.empty(), Masker.NONE, LogLimits.intake());

    /** What holds unless told otherwise: every line is shipped, nothing is hidden, and what Datadog's intake takes fits. */
    public static LogOptions defaults() {
        return DEFAULTS;
    }

    /** The same with failures written in another way. */
    public LogOptions withErrors(ErrorOptions value) {
        return new LogOptions(value, flood, masker, limits);
    }

    /** The same with a limit to how often the same line is shipped. */
    public LogOptions withFlood(FloodLimit value) {
        return new LogOptions(errors, Optional.of(value), masker, limits);
    }

    /** The same with another masker. */
    public LogOptions withMasker(Masker value) {
        return new LogOptions(errors, flood, value, limits);
    }

    /** The same with lines of another size. */
    public LogOptions withLimits(LogLimits value) {
        return new LogOptions(errors, flood, masker, value);
    }
}
