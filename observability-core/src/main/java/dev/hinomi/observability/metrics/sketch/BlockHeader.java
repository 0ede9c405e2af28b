package dev.hinomi.observability.metrics.sketch;

import java.nio.ByteBuffer;

/**
 * What stands before the body in a block.
 *
 * @param form tells the forms of bodies apart
 * @param points how many points the body holds
 * @param endSeconds the end of the step that the points belong to, in seconds since 1970
 */
record BlockHeader(byte form, int points, long endSeconds) {
    static final int BYTES = 1 + Integer.BYTES + Long.BYTES;

    static BlockHeader of(byte[] block) {
        ByteBuffer header = ByteBuffer.wrap(block);
        return new BlockHeader(header.get(), header.getInt(), header.getLong());
    }

    void writeTo(byte[] block) {
        ByteBuffer.wrap(block).put(form).putInt(points).putLong(endSeconds);
    }
}
