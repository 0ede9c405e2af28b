package dev.hinomi.observability.logs;

import java.util.HexFormat;

/** Tells failures apart. Never throws. Thread-safe. */
public final class Fingerprints {
    private final Frames frames;

    Fingerprints(Frames frames) {
        this.frames = frames;
    }

    /** The fingerprints that lines carry as {@code error.fingerprint} if failures are written with these options. */
    public static Fingerprints of(ErrorOptions options) {
        return new Fingerprints(new Frames(options.excludedFrames()));
    }

    /** As it stands in a line: 16 hexadecimal digits. */
    public String text(Thrown thrown) {
        return HexFormat.of().toHexDigits(of(thrown));
    }

    /** The fingerprint, or that of nothing if the failure cannot be read. */
    long of(Thrown thrown) {
        try {
            return Fingerprint.of(thrown, frames);
        } catch (RuntimeException | StackOverflowError unreadable) {
            return 0;
        }
    }
}
