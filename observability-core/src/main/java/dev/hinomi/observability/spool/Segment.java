package dev.hinomi.observability.spool;

import dev.hinomi.observability.delivery.Priority;
import dev.hinomi.observability.spool.Volume.WritableFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file of records of one priority. Its entries go from unread to in flight to committed. Not thread-safe.
 */
final class Segment {
    private final SpoolDirectory home;
    private final SegmentName name;
    private final Path path;
    private long size;
    private int nextIndex;
    private Place firstUnread;
    private long unread;
    private long unreadItems;
    private long unreadBytes;
    private long inFlight;
    private boolean isBeingRead;
    private @Nullable WritableFile writer;
    private @Nullable RecordReader reader;

    private Segment(SpoolDirectory home, SegmentName name) {
        this.home = home;
        this.name = name;
        this.path = home.resolve(name);
        this.firstUnread = Place.start(name.first());
    }

    /** A new file, which may take so many bytes behind its records while it takes more. */
    static Segment create(SpoolDirectory home, SegmentName name, int windowBytes) throws IOException {
        Segment segment = new Segment(home, name);
        segment.writer = home.volume().create(segment.path, windowBytes);
        return segment;
    }

    /** What is left of a file that an ended process wrote; its end is cut off if it is damaged or was prepared. */
    static Recovered recover(SpoolDirectory home, SegmentName name) throws IOException {
        Segment segment = new Segment(home, name);
        try (RandomAccessFile file = new RandomAccessFile(segment.path.toFile(), "rw");
                RecordReader records = RecordReader.open(segment.path, segment.firstUnread, home.acknowledgedBelow())) {
            long length = file.length();
            segment.scan(records, length);
            long torn = records.torn(length);
            if (segment.size() < length) {
                file.setLength(segment.size());
            }
            return new Recovered(segment, torn);
        }
    }

    /** A segment, and how many of its entries are lost to damage. */
    record Recovered(Segment segment, long torn) {}

    private void scan(RecordReader records, long length) throws IOException {
        while (records.find(length)) {
            if (records.sequence() >= home.acknowledgedBelow()) {
                firstUnread = unread == 0 ? records.place() : firstUnread;
                unread++;
                unreadItems += records.items();
                unreadBytes += records.length();
            }
            records.pass();
        }
        endAt(records.soundEnd());
    }

    /** Appends a record that holds so many bytes of payload; what a failure left of it is cut off. */
    void append(ByteBuffer record, int payloadBytes) throws IOException {
        WritableFile open = writer;
        if (open == null) {
            throw new IOException("The file " + path + " takes no more entries.");
        }
        try {
            open.append(record);
        } catch (IOException failed) {
            cutOff(open, failed);
            throw failed;
        }
        size += record.limit();
        nextIndex++;
        unread++;
        unreadItems += RecordWriter.items(record);
        unreadBytes += payloadBytes;
    }

    private void cutOff(WritableFile open, IOException failed) {
        try {
            open.truncate(size());
        } catch (IOException stays) {
            failed.addSuppressed(stays);
        }
        seal();
    }

    /** Takes no more records. */
    void seal() {
        WritableFile open = writer;
        writer = null;
        Quietly.close(open);
    }

    /** The reader, placed on the next unread record. */
    RecordReader reader() throws IOException {
        RecordReader open = reader;
        if (open == null) {
            open = RecordReader.open(path, firstUnread, firstUnread.sequence());
            reader = open;
        }
        return open;
    }

    /** Counts an entry that was read as in flight. */
    void send(Entry entry) {
        unread--;
        unreadItems -= entry.items();
        unreadBytes -= entry.payload().length;
        inFlight++;
        firstUnread = entry.end();
    }

    /** An entry in flight is done. */
    void commit() {
        inFlight--;
    }

    /** Gives up what has not been read, and takes no more; what is in flight stays. */
    void giveUpUnread() {
        seal();
        unread = 0;
        unreadItems = 0;
        unreadBytes = 0;
        endAt(firstUnread);
    }

    private void endAt(Place end) {
        size = end.offset();
        nextIndex = end.index();
    }

    /** Closes its files; one that is being read must be closed again afterwards. */
    void close() {
        seal();
        if (!isBeingRead) {
            RecordReader open = reader;
            reader = null;
            Quietly.close(open);
        }
    }

    SpoolDirectory home() {
        return home;
    }

    Priority priority() {
        return name.priority();
    }

    /** The number of its first entry. */
    long first() {
        return name.first();
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    /** The number of the next record in it. */
    int nextIndex() {
        return nextIndex;
    }

    long unread() {
        return unread;
    }

    /** How many items its unread entries stand for. */
    long unreadItems() {
        return unreadItems;
    }

    long unreadBytes() {
        return unreadBytes;
    }

    boolean isDrained() {
        return unread + inFlight == 0;
    }

    void setBeingRead(boolean value) {
        isBeingRead = value;
    }

    /** How many bytes of the file giving up would set free now. */
    long spareBytes() {
        if (isBeingRead) {
            return 0;
        }
        return inFlight == 0 ? size() : size() - firstUnread.offset();
    }
}
