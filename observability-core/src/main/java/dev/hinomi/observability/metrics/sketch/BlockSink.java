package dev.hinomi.observability.metrics.sketch;

/** Takes finished blocks. */
@FunctionalInterface
public interface BlockSink {
    /** Takes the first {@code length} bytes of a buffer, which is used again afterwards, as a block of so many points. */
    void take(byte[] buffer, int length, int points);
}
