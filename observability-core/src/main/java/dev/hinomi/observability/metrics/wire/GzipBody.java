package dev.hinomi.observability.metrics.wire;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A gzip body that is compressed while it is written, into a buffer that is kept between bodies, with room for a
 * {@link BlockHeader} before it. Knows at every moment how long it can become at most. Not thread-safe.
 */
final class GzipBody implements AutoCloseable {
    private static final byte[] MAGIC = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final int TRAILER_BYTES = 2 * Integer.BYTES;
    private static final int FIRST_CAPACITY = 64 * 1024;
    private static final int END_BYTES = 64;

    private final Deflater deflater;
    private final CRC32 checksum = new CRC32();
    private byte[] buffer = new byte[FIRST_CAPACITY];
    private int length;
    private int pending;

    GzipBody(int level) {
        this.deflater = new Deflater(level, true);
    }

    /** Begins a new body. */
    void reset() {
        deflater.reset();
        checksum.reset();
        pending = 0;
        length = BlockHeader.BYTES;
        append(MAGIC);
    }

    /** Compresses the first bytes of a buffer. */
    void write(byte[] input, int inputLength) {
        checksum.update(input, 0, inputLength);
        pending += inputLength;
        deflater.setInput(input, 0, inputLength);
        while (!deflater.needsInput()) {
            deflate(Deflater.NO_FLUSH);
        }
    }

    /** Compresses everything that the compressor holds back, so that nothing is {@link #pending()}. */
    void sync() {
        int room;
        do {
            reserve(END_BYTES);
            room = buffer.length - length;
        } while (deflate(Deflater.SYNC_FLUSH) == room);
        pending = 0;
    }

    /** Ends the body. */
    void finish() {
        deflater.finish();
        while (!deflater.finished()) {
            deflate(Deflater.NO_FLUSH);
        }
        reserve(TRAILER_BYTES);
        littleEndian((int) checksum.getValue());
        littleEndian(deflater.getTotalIn());
    }

    /** How many bytes were written before they were compressed, since the body began. */
    long decompressed() {
        return deflater.getBytesRead();
    }

    /** How many bytes were written since the last {@link #sync()}: what has become of them is not known yet. */
    int pending() {
        return pending;
    }

    /**
     * The most bytes that the finished body can have after so many more. What cannot be compressed is stored, at five
     * bytes for each block of some 16 KB. Source: deflateBound in zlib, generously.
     */
    long most(int more) {
        long open = (long) pending + more;
        return length - BlockHeader.BYTES + open + (open >> 10) + END_BYTES;
    }

    /** The buffer, whose first {@link #length()} bytes are the room for the header and the body. */
    byte[] buffer() {
        return buffer;
    }

    int length() {
        return length;
    }

    @Override
    public void close() {
        deflater.end();
    }

    private int deflate(int flush) {
        reserve(1);
        int count = deflater.deflate(buffer, length, buffer.length - length, flush);
        length += count;
        return count;
    }

    private void append(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void littleEndian(int value) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            buffer[length++] = (byte) (value >> shift);
        }
    }

    private void reserve(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
    }
}
