package dev.hinomi.observability.spool;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The form of an entry in a file: length (4 bytes, with the highest bit set, so that zeros are no entry), CRC32C of all that follows and of the length (4), sequence number
 * among all entries of the directory (8), number among those of the file (4), how many items it stands for (4), payload;
 * big-endian. Not thread-safe.
 */
final class RecordWriter {
    static final int HEADER_BYTES = 24;
    static final int CHECKSUM_AT = 4;
    static final int SEQUENCE_AT = 8;
    static final int INDEX_AT = 16;
    static final int ITEMS_AT = 20;

    private static final int MARK = 1 << 31;
    private static final int KEPT_BYTES = 64 * 1024;

    private final CRC32C checksum = new CRC32C();
    private final ByteBuffer kept = ByteBuffer.allocate(KEPT_BYTES);

    /**
     * The bytes of one record of so many items, from 0 to the limit of the answer, which is good until the next call; the payload can be
     * read again.
     */
    ByteBuffer write(long sequence, int index, int items, ByteBuffer payload) {
        int length = payload.remaining();
        int bytes = HEADER_BYTES + length;
        ByteBuffer record = bytes <= KEPT_BYTES ? kept.clear() : ByteBuffer.allocate(bytes);
        record.limit(bytes)
                .putInt(0, MARK | length)
                .putLong(SEQUENCE_AT, sequence)
                .putInt(INDEX_AT, index)
                .putInt(ITEMS_AT, items)
                .put(HEADER_BYTES, payload, payload.position(), length);
        return record.putInt(CHECKSUM_AT, checksum(checksum, record.array(), 0, bytes));
    }

    /** How many items a record stands for. */
    static int items(ByteBuffer record) {
        return record.getInt(ITEMS_AT);
    }

    /** The length of the payload; negative if no entry begins with this. */
    static int length(int first) {
        return first ^ MARK;
    }

    static int checksum(CRC32C checksum, byte[] bytes, int from, int recordBytes) {
        checksum.reset();
        checksum.update(bytes, from, CHECKSUM_AT);
        checksum.update(bytes, from + SEQUENCE_AT, recordBytes - SEQUENCE_AT);
        return (int) checksum.getValue();
    }
}
