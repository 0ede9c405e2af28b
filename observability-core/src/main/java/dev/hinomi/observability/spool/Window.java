package dev.hinomi.observability.spool;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A part of a file that is mapped into memory and has been written once, so that its blocks are there. What cannot be
 * stored, since the disk is gone or somebody has cut the file off, is an {@link IOException}. Nobody unmaps it but the
 * garbage collector, so no store can meet memory that is another's: one that comes too late meets the end of the file, and
 * fails as any other. Not thread-safe.
 */
final class Window {
    private final Path path;
    private final MappedByteBuffer map;
    private final long start;

    private Window(Path path, MappedByteBuffer map, long start) {
        this.path = path;
        this.map = map;
        this.start = start;
    }

    /** Maps so many bytes of a file that has them; an interrupted thread stays interrupted. */
    static Window open(Path path, long start, int bytes) throws IOException {
        boolean interrupted = Thread.interrupted();
        try (FileChannel channel =
                FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.size() < start + bytes) {
                throw new IOException("The file " + path + " has only " + channel.size() + " bytes, but the " + bytes
                        + " from " + start + " on are to be mapped.");
            }
            MappedByteBuffer map = channel.map(MapMode.READ_WRITE, start, bytes);
            touch(channel, map.duplicate(), start);
            return new Window(path, map, start);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Reads what the file holds into its own map: the operating system makes the pages ready to be stored into here, where
     * that can fail, and where a slow disk does not keep the virtual machine from its safepoints.
     */
    private static void touch(FileChannel channel, ByteBuffer map, long start) throws IOException {
        while (map.hasRemaining()) {
            if (channel.read(map, start + map.position()) < 0) {
                throw new EOFException(
                        "A file ends at " + (start + map.position()) + ", inside what was mapped of it.");
            }
        }
    }

    /** Whether so many bytes from a place in the file on are in it. */
    boolean holds(long offset, int bytes) {
        return offset >= start && offset + bytes <= start + map.capacity();
    }

    /** Stores a record, its length and checksum last: a process that is killed meanwhile leaves nothing that looks begun. */
    void put(long offset, ByteBuffer record) throws IOException {
        int at = (int) (offset - start);
        try {
            map.put(
                    at + RecordWriter.SEQUENCE_AT,
                    record,
                    RecordWriter.SEQUENCE_AT,
                    record.limit() - RecordWriter.SEQUENCE_AT);
            VarHandle.releaseFence();
            map.putLong(at, record.getLong(0));
            if (!isStored(at, record)) {
                int landed = landFaults(record.limit());
                throw new IOException("The file " + path + " does not hold the " + landed + " bytes stored in it.");
            }
        } catch (InternalError fault) {
            throw new IOException(
                    "The file " + path + " cannot be written: its disk is gone, or it was cut off.", fault);
        }
    }

    private boolean isStored(int at, ByteBuffer record) {
        int bytes = record.limit();
        int whole = bytes - bytes % Long.BYTES;
        for (int i = 0; i < whole; i += Long.BYTES) {
            if (map.getLong(at + i) != record.getLong(i)) {
                return false;
            }
        }
        for (int i = whole; i < bytes; i++) {
            if (map.get(at + i) != record.get(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Makes the virtual machine throw the {@link InternalError} of a store that failed, which HotSpot 17 otherwise throws
     * from whatever the thread does later: it does so at the latest where it is asked for an array of arrays.
     */
    private static int landFaults(int bytes) {
        byte[][] landing = new byte[bytes][1];
        return landing.length;
    }
}
