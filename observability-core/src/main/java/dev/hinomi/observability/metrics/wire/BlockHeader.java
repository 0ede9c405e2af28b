package dev.hinomi.observability.metrics.wire;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What stands before the body in a block: enough to send it without reading it, whatever the settings are by then.
 *
 * @param form tells the forms of bodies apart: a {@link SeriesForm#code()} or that of another kind of block
 * @param points how many points the body holds
 * @param endSeconds the end of the step that the points belong to, in seconds since 1970
 */
public record BlockHeader(byte form, int points, long endSeconds) {
    /** The length of a header. */
    public static final int BYTES = 1 + Integer.BYTES + Long.BYTES;

    /** The header of a block; empty if it is too short to have one. */
    public static Optional<BlockHeader> of(byte[] block) {
        if (block.length < BYTES) {
            return Optional.empty();
        }
        ByteBuffer header = ByteBuffer.wrap(block);
        return Optional.of(new BlockHeader(header.get(), header.getInt(), header.getLong()));
    }

    /** Writes the header to the beginning of a block. */
    public void writeTo(byte[] block) {
        ByteBuffer.wrap(block).put(form).putInt(points).putLong(endSeconds);
    }

    /** Whether the points are older than an age. */
    public boolean isOlderThan(Duration age, Instant now) {
        return Instant.ofEpochSecond(endSeconds).isBefore(now.minus(age));
    }
}
