package dev.hinomi.observability.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of one priority, oldest first; the last may still grow. Not thread-safe. */
final class Lane {
    private final Tally tally;
    private final Sweeper sweeper;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private @Nullable Segment active;
    private long bytes;

    Lane(Tally tally, Sweeper sweeper) {
        this.tally = tally;
        this.sweeper = sweeper;
    }

    /** Takes over a file that an ended process left. */
    void adopt(Segment segment) {
        segments.add(segment);
        segment.home().add();
        bytes += segment.size();
        tally.add(segment.unread(), segment.unreadItems(), segment.unreadBytes());
        retireIfDone(segment);
    }

    /** The file that takes the next record of so many bytes; null if a new one must be opened. */
    @Nullable
    Segment open(long recordBytes, long fullAt) {
        Segment open = active;
        return open != null && open.size() + recordBytes <= fullAt ? open : null;
    }

    /** From now on records go to another file. */
    void roll(Segment next) {
        seal();
        segments.add(next);
        next.home().add();
        active = next;
    }

    /** Appends a record to the open file; after a failure it is not there, and there is no open file. */
    void append(Segment open, ByteBuffer record, int payloadBytes) throws IOException {
        int recordBytes = record.limit();
        try {
            open.append(record, payloadBytes);
        } catch (IOException failed) {
            seal();
            throw failed;
        }
        bytes += recordBytes;
        tally.add(1, RecordWriter.items(record), payloadBytes);
    }

    /** Whatever comes next goes to a new file. */
    void seal() {
        Segment sealed = active;
        active = null;
        if (sealed != null) {
            sealed.seal();
            retireIfDone(sealed);
        }
    }

    /** The oldest file with unread entries among some. */
    @Nullable
    Segment firstUnread(Predicate<Segment> among) {
        for (Segment segment : segments) {
            if (segment.unread() > 0) {
                return among.test(segment) ? segment : null;
            }
        }
        return null;
    }

    void commit(Entry done) {
        done.segment().commit();
        tally.add(-1, -done.items(), -done.payload().length);
        retireIfDone(done.segment());
    }

    /** Gives up files, the oldest first, until so many bytes are free or none can go; answers how many items that cost. */
    long giveUp(long bytesWanted) {
        long until = bytes - bytesWanted;
        long lost = 0;
        for (Segment segment : List.copyOf(segments)) {
            if (bytes <= until) {
                break;
            }
            if (segment.spareBytes() > 0) {
                lost += giveUp(segment);
            }
        }
        return lost;
    }

    /** Gives up what is unread in one file; answers how many items that costs. */
    long giveUp(Segment segment) {
        long lost = segment.unreadItems();
        long size = segment.size();
        tally.add(-segment.unread(), -lost, -segment.unreadBytes());
        segment.giveUpUnread();
        active = segment.equals(active) ? null : active;
        bytes -= size - segment.size();
        if (segment.isDrained()) {
            retire(segment);
        } else {
            long left = segment.size();
            sweeper.run(() -> SpoolDirectory.cutOff(segment.path(), left));
        }
        return lost;
    }

    /** Deletes the open file if all in it is done. */
    void dropDrained() {
        Segment open = active;
        if (open != null && open.isDrained()) {
            seal();
        }
    }

    private void retireIfDone(Segment segment) {
        if (segment.isDrained() && !segment.equals(active)) {
            retire(segment);
        }
    }

    private void retire(Segment segment) {
        segments.remove(segment);
        bytes -= segment.size();
        segment.close();
        sweeper.delete(segment.path());
        segment.home().remove();
    }

    /** How many bytes of files giving everything up would set free. */
    long spareBytes() {
        return segments.stream().mapToLong(Segment::spareBytes).sum();
    }

    long bytes() {
        return bytes;
    }

    /** Closes the files, and deletes those in which all is done. */
    void close() {
        seal();
        segments.forEach(Segment::close);
    }

    Stream<Segment> segments() {
        return segments.stream();
    }
}
