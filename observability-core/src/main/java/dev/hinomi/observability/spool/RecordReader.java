package dev.hinomi.observability.spool;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Walks over the records of one file and steps over damage: behind it the next record is the first place whose checksum
 * is right and whose sequence number can follow. Looks through {@value #WINDOW_BYTES} bytes at a time, or through one
 * record if that is longer. Not thread-safe.
 */
final class RecordReader implements Closeable {
    private static final int WINDOW_BYTES = 64 * 1024;

    private final RandomAccessFile file;
    private final CRC32C checksum = new CRC32C();
    private final long acknowledgedBelow;
    private ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES).limit(0);
    private long windowStart;
    private long soundEnd;
    private long offset;
    private long expected;
    private boolean found;
    private int length;
    private long sequence;
    private long missing;

    private RecordReader(RandomAccessFile file, long offset, long expected, long acknowledgedBelow) {
        this.file = file;
        this.soundEnd = offset;
        this.offset = offset;
        this.expected = expected;
        this.acknowledgedBelow = acknowledgedBelow;
    }

    /** Reads from an offset, at which the record with the expected number should be. */
    static RecordReader open(Path path, long offset, long expected, long acknowledgedBelow) throws IOException {
        return new RecordReader(new RandomAccessFile(path.toFile(), "r"), offset, expected, acknowledgedBelow);
    }

    /** Finds the next record that ends before the limit; false if there is none. */
    boolean find(long limit) throws IOException {
        if (found) {
            return true;
        }
        while (offset + RecordWriter.HEADER_BYTES <= limit) {
            if (isRecord(limit)) {
                found = true;
                missing += Math.max(0, sequence - Math.max(expected, acknowledgedBelow));
                return true;
            }
            offset++;
        }
        offset = Math.max(offset, limit);
        return false;
    }

    private boolean isRecord(long limit) throws IOException {
        if (!load(RecordWriter.HEADER_BYTES)) {
            return false;
        }
        int at = (int) (offset - windowStart);
        length = window.getInt(at);
        sequence = window.getLong(at + RecordWriter.SEQUENCE_AT);
        long skipped = sequence - expected;
        if (length < 0
                || length > limit - offset - RecordWriter.HEADER_BYTES
                || skipped < 0
                || skipped > (offset - soundEnd) / RecordWriter.HEADER_BYTES) {
            return false;
        }
        return load(RecordWriter.HEADER_BYTES + length) && isSound();
    }

    private boolean isSound() {
        int at = (int) (offset - windowStart);
        int actual = RecordWriter.checksum(checksum, window.array(), at, RecordWriter.HEADER_BYTES + length);
        return window.getInt(at + RecordWriter.CHECKSUM_AT) == actual;
    }

    private boolean load(int bytes) throws IOException {
        if (offset >= windowStart && offset + bytes <= windowStart + window.limit()) {
            return true;
        }
        if (bytes > window.capacity()) {
            window = ByteBuffer.allocate(bytes);
        }
        windowStart = offset;
        window.limit(0);
        file.seek(offset);
        window.limit(fill());
        return window.limit() >= bytes;
    }

    private int fill() throws IOException {
        int filled = 0;
        while (filled < window.capacity()) {
            int read = file.read(window.array(), filled, window.capacity() - filled);
            if (read < 0) {
                break;
            }
            filled += read;
        }
        return filled;
    }

    /** Where the found record starts. */
    long offset() {
        return offset;
    }

    /** The number of the found record. */
    long sequence() {
        return sequence;
    }

    /** The length of the payload of the found record. */
    int length() {
        return length;
    }

    /** Takes the payload of the found record and goes on behind it. */
    byte[] take() {
        byte[] payload = new byte[length];
        window.get((int) (offset - windowStart) + RecordWriter.HEADER_BYTES, payload);
        pass();
        return payload;
    }

    /** Goes on behind the found record. */
    void pass() {
        offset += RecordWriter.HEADER_BYTES + length;
        soundEnd = offset;
        expected = sequence + 1;
        found = false;
    }

    /** Where the last sound record ends. */
    long soundEnd() {
        return soundEnd;
    }

    /** Records lost to damage so far, those acknowledged before left out; the damaged end of a file counts as one. */
    long torn(long limit) {
        boolean damagedEnd = soundEnd < limit && expected >= acknowledgedBelow;
        return missing + (damagedEnd ? 1 : 0);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
