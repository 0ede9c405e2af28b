package dev.hinomi.observability.spool;

import dev.hinomi.observability.spool.Volume.GrowingFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file of records with consecutive sequence numbers, named after the first of them. Its entries go from unread to in
 * flight to committed. Not thread-safe.
 */
final class Segment {
    private static final int NAME_RADIX = 16;

    private final SpoolDirectory home;
    private final Path path;
    private final long firstUnread;
    private final long firstUnreadAt;
    private long size;
    private long unread;
    private long unreadBytes;
    private long inFlight;
    private long inFlightBytes;
    private boolean readAhead;
    private @Nullable GrowingFile writer;
    private @Nullable RecordReader reader;

    private Segment(SpoolDirectory home, Path path, long firstUnread, long firstUnreadAt) {
        this.home = home;
        this.path = path;
        this.firstUnread = firstUnread;
        this.firstUnreadAt = firstUnreadAt;
    }

    /** A new file whose first record will have the given number. */
    static Segment create(SpoolDirectory home, Volume volume, long first) throws IOException {
        Path path = home.path().resolve(String.format("%016x", first) + SpoolDirectory.SEGMENT_SUFFIX);
        Segment segment = new Segment(home, path, first, 0);
        segment.writer = volume.create(path);
        return segment;
    }

    /** What is left of a file that an ended process wrote; its damaged end is cut off. */
    static Recovered recover(SpoolDirectory home, Path path) throws IOException {
        long first = first(path);
        long acknowledgedBelow = home.acknowledgedBelow();
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
                RecordReader reader = RecordReader.open(path, 0, first, acknowledgedBelow)) {
            long length = file.length();
            Segment segment = scan(home, path, reader, length);
            long torn = reader.torn(length);
            if (segment.size < length) {
                file.setLength(segment.size);
            }
            return new Recovered(segment, torn);
        }
    }

    /** A segment, and how many of its entries are lost to damage. */
    record Recovered(Segment segment, long torn) {}

    private static Segment scan(SpoolDirectory home, Path path, RecordReader reader, long length) throws IOException {
        Segment segment = null;
        long entries = 0;
        long bytes = 0;
        while (reader.find(length)) {
            if (reader.sequence() >= home.acknowledgedBelow()) {
                segment = segment == null ? new Segment(home, path, reader.sequence(), reader.offset()) : segment;
                entries++;
                bytes += reader.length();
            }
            reader.pass();
        }
        Segment found = segment == null ? new Segment(home, path, first(path), 0) : segment;
        found.size = reader.soundEnd();
        found.unread = entries;
        found.unreadBytes = bytes;
        return found;
    }

    private static long first(Path path) {
        String name = String.valueOf(path.getFileName());
        return Long.parseUnsignedLong(name.substring(0, name.indexOf('.')), NAME_RADIX);
    }

    /** Appends a record; what a failure left of it is cut off. */
    void append(ByteBuffer record) throws IOException {
        int bytes = record.limit();
        GrowingFile open = writer;
        if (open == null) {
            throw new IOException("The segment " + path + " takes no more records.");
        }
        try {
            open.append(record);
        } catch (IOException failed) {
            cutOff(open, failed);
            throw failed;
        }
        size += bytes;
        unread++;
        unreadBytes += bytes - RecordWriter.HEADER_BYTES;
    }

    private void cutOff(GrowingFile open, IOException failed) {
        try {
            open.truncate(size);
        } catch (IOException stays) {
            failed.addSuppressed(stays);
        }
        seal();
    }

    /** Takes no more records. */
    void seal() {
        GrowingFile open = writer;
        writer = null;
        Quietly.close(open);
    }

    /** The reader, placed on the next unread record. */
    RecordReader reader() throws IOException {
        RecordReader open = reader;
        if (open == null) {
            open = RecordReader.open(path, firstUnreadAt, firstUnread, firstUnread);
            reader = open;
        }
        return open;
    }

    /** Takes the record that the reader found; counts nothing. */
    InFlight take(RecordReader placed) {
        long sequence = placed.sequence();
        return new InFlight(this, sequence, placed.take());
    }

    /** Counts an entry that was taken as in flight. */
    void send(int bytes) {
        unread--;
        unreadBytes -= bytes;
        inFlight++;
        inFlightBytes += bytes;
    }

    /** An entry that is being sent. */
    static final class InFlight {
        private final Segment segment;
        private final long sequence;
        private final byte[] payload;

        private InFlight(Segment segment, long sequence, byte[] payload) {
            this.segment = segment;
            this.sequence = sequence;
            this.payload = payload;
        }

        Segment segment() {
            return segment;
        }

        long sequence() {
            return sequence;
        }

        byte[] payload() {
            return payload;
        }
    }

    /** An entry in flight is done. */
    void commit(int bytes) {
        inFlight--;
        inFlightBytes -= bytes;
    }

    /** Gives up what has not been read; answers how many entries that were. */
    long giveUpUnread() {
        long lost = unread;
        unread = 0;
        unreadBytes = 0;
        return lost;
    }

    /** Closes its files; one that is being read ahead must be closed again afterwards. */
    void close() {
        seal();
        if (readAhead) {
            return;
        }
        RecordReader open = reader;
        reader = null;
        Quietly.close(open);
    }

    SpoolDirectory home() {
        return home;
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    boolean isActive() {
        return writer != null;
    }

    boolean hasUnread() {
        return unread > 0;
    }

    long unread() {
        return unread;
    }

    void setReadAhead(boolean value) {
        readAhead = value;
    }

    /** Whether it cannot be given up now. */
    boolean isInUse() {
        return inFlight > 0 || readAhead;
    }

    long entries() {
        return unread + inFlight;
    }

    long payloadBytes() {
        return unreadBytes + inFlightBytes;
    }
}
