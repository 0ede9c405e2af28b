package dev.hinomi.observability.spool;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Walks over the records of one file and steps over damage: behind it the next record is the first place whose checksum
 * is right and whose numbers can follow. Looks through {@value #WINDOW_BYTES} bytes at a time, or through one
 * record if that is longer. Not thread-safe.
 */
final class RecordReader implements Closeable {
    private static final int WINDOW_BYTES = 64 * 1024;

    private final RandomAccessFile file;
    private final CRC32C checksum = new CRC32C();
    private final long acknowledgedBelow;
    private ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES).limit(0);
    private long windowStart;
    private Place expected;
    private long offset;
    private boolean found;
    private int length;
    private int index;
    private int items;
    private long sequence;
    private long missing;

    private RecordReader(RandomAccessFile file, Place expected, long acknowledgedBelow) {
        this.file = file;
        this.expected = expected;
        this.offset = expected.offset();
        this.acknowledgedBelow = acknowledgedBelow;
    }

    /** Reads from a place on. */
    static RecordReader open(Path path, Place expected, long acknowledgedBelow) throws IOException {
        return new RecordReader(new RandomAccessFile(path.toFile(), "r"), expected, acknowledgedBelow);
    }

    /** Finds the next record that ends before the limit; false if there is none. */
    boolean find(long limit) throws IOException {
        if (found) {
            return true;
        }
        while (offset + RecordWriter.HEADER_BYTES <= limit) {
            if (isRecord(limit)) {
                found = true;
                missing += Math.min(index - expected.index(), unacknowledgedBefore(sequence));
                return true;
            }
            offset++;
        }
        offset = Math.max(offset, limit);
        return false;
    }

    private long unacknowledgedBefore(long end) {
        return Math.max(0, end - Math.max(expected.sequence(), acknowledgedBelow));
    }

    private boolean isRecord(long limit) throws IOException {
        if (!load(RecordWriter.HEADER_BYTES, limit)) {
            return false;
        }
        int at = (int) (offset - windowStart);
        length = RecordWriter.length(window.getInt(at));
        sequence = window.getLong(at + RecordWriter.SEQUENCE_AT);
        index = window.getInt(at + RecordWriter.INDEX_AT);
        items = window.getInt(at + RecordWriter.ITEMS_AT);
        return length >= 0
                && items > 0
                && length <= limit - offset - RecordWriter.HEADER_BYTES
                && canFollow()
                && load(RecordWriter.HEADER_BYTES + length, limit)
                && isSound();
    }

    /** Each record that was skipped had a header at least, and a number of its own. */
    private boolean canFollow() {
        long skipped = (long) index - expected.index();
        return skipped >= 0
                && skipped <= (offset - expected.offset()) / RecordWriter.HEADER_BYTES
                && sequence - expected.sequence() >= skipped;
    }

    private boolean isSound() {
        int at = (int) (offset - windowStart);
        int actual = RecordWriter.checksum(checksum, window.array(), at, RecordWriter.HEADER_BYTES + length);
        return window.getInt(at + RecordWriter.CHECKSUM_AT) == actual;
    }

    /** Reads nothing behind the limit, where others may be writing. */
    private boolean load(int bytes, long limit) throws IOException {
        if (offset >= windowStart && offset + bytes <= windowStart + window.limit()) {
            return true;
        }
        if (bytes > window.capacity()) {
            window = ByteBuffer.allocate(bytes);
        }
        windowStart = offset;
        window.limit(0);
        file.seek(offset);
        window.limit(fill((int) Math.min(window.capacity(), limit - offset)));
        return window.limit() >= bytes;
    }

    private int fill(int most) throws IOException {
        int filled = 0;
        while (filled < most) {
            int read = file.read(window.array(), filled, most - filled);
            if (read < 0) {
                break;
            }
            filled += read;
        }
        return filled;
    }

    /** Where the found record is. */
    Place place() {
        return new Place(offset, index, sequence);
    }

    /** The number of the found record. */
    long sequence() {
        return sequence;
    }

    /** How many items the found record stands for. */
    int items() {
        return items;
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
        expected = new Place(offset, index + 1, sequence + 1);
        found = false;
    }

    /** Behind the last sound record. */
    Place soundEnd() {
        return expected;
    }

    /** Records lost to damage so far, those acknowledged before left out; the damaged end of a file counts as one. */
    long torn(long limit) throws IOException {
        return missing + (isUnwritten(limit) ? 0 : 1);
    }

    /** Whether no record was begun, or one was not finished, behind the last sound one: its length is written last. */
    private boolean isUnwritten(long limit) throws IOException {
        offset = expected.offset();
        int bytes = (int) Math.min(RecordWriter.SEQUENCE_AT, limit - offset);
        if (bytes == 0) {
            return true;
        }
        if (!load(bytes, limit)) {
            return false;
        }
        int at = (int) (offset - windowStart);
        for (int i = at; i < at + bytes; i++) {
            if (window.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
