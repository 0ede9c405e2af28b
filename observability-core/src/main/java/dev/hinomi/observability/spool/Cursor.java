package dev.hinomi.observability.spool;

import dev.hinomi.observability.spool.Volume.WritableFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The sequence number below which everything is acknowledged, in a file of two slots that are written in turn: an update
 * that is cut short leaves the one before it. Not thread-safe.
 */
final class Cursor implements Closeable {
    private static final int SLOT_BYTES = 20;
    private static final int CHECKED_BYTES = 16;

    private final WritableFile file;
    private final ByteBuffer slot = ByteBuffer.allocate(SLOT_BYTES);
    private final CRC32C checksum = new CRC32C();
    private long generation;
    private long acknowledgedBelow;

    private Cursor(WritableFile file) {
        this.file = file;
    }

    /** Opens the cursor in a file, which is made if it is absent; damage in both slots means that nothing is acknowledged. */
    static Cursor open(Path path, Volume volume) throws IOException {
        Cursor cursor = new Cursor(volume.open(path));
        try {
            byte[] slots = Files.readAllBytes(path);
            cursor.read(slots, 0);
            cursor.read(slots, SLOT_BYTES);
            cursor.moveTo(cursor.acknowledgedBelow);
            cursor.moveTo(cursor.acknowledgedBelow);
        } catch (IOException unusable) {
            cursor.close();
            throw unusable;
        }
        return cursor;
    }

    private void read(byte[] slots, int at) {
        if (slots.length < at + SLOT_BYTES) {
            return;
        }
        slot.put(0, slots, at, SLOT_BYTES);
        long candidate = slot.getLong(0);
        if (slot.getInt(CHECKED_BYTES) == checksum() && candidate > generation) {
            generation = candidate;
            acknowledgedBelow = slot.getLong(Long.BYTES);
        }
    }

    long acknowledgedBelow() {
        return acknowledgedBelow;
    }

    void moveTo(long sequence) throws IOException {
        acknowledgedBelow = sequence;
        generation++;
        slot.putLong(0, generation).putLong(Long.BYTES, sequence);
        slot.putInt(CHECKED_BYTES, checksum());
        file.write(generation % 2 * SLOT_BYTES, slot.array());
    }

    private int checksum() {
        checksum.reset();
        checksum.update(slot.array(), 0, CHECKED_BYTES);
        return (int) checksum.getValue();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
