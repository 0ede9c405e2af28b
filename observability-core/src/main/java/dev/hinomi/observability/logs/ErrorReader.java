package dev.hinomi.observability.logs;

import java.util.HexFormat;
import java.util.Optional;

/** Reads failures as the options say. Never throws: a failure that cannot be read is replaced by a note. Thread-safe. */
final class ErrorReader {
    private final ErrorOptions options;
    private final Frames frames;

    ErrorReader(ErrorOptions options) {
        this.options = options;
        this.frames = new Frames(options.excludedFrames());
    }

    LoggedError read(Thrown thrown) {
        try {
            String stack = StackTrace.of(thrown, frames, options.maxStackBytes());
            return new LoggedError(thrown.kind(), thrown.message(), stack, writtenFingerprint(thrown));
        } catch (RuntimeException | StackOverflowError unreadable) {
            String note = "[unreadable: " + unreadable.getClass().getName() + "]";
            return new LoggedError(note, "", note, Optional.empty());
        }
    }

    /** The fingerprint, or that of nothing if the failure cannot be read. */
    long fingerprint(Thrown thrown) {
        try {
            return Fingerprint.of(thrown, frames);
        } catch (RuntimeException | StackOverflowError unreadable) {
            return 0;
        }
    }

    private Optional<String> writtenFingerprint(Thrown thrown) {
        return options.fingerprint()
                ? Optional.of(HexFormat.of().toHexDigits(Fingerprint.of(thrown, frames)))
                : Optional.empty();
    }
}
