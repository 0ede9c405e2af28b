package dev.hinomi.observability.logs;

/** Tells failures apart. Never throws. Thread-safe. */
final class Fingerprints {
    private final Frames frames;

    Fingerprints(Frames frames) {
        this.frames = frames;
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
