package dev.hinomi.observability.spool;

import dev.hinomi.observability.delivery.Cut;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries on their way from the files of all priorities into memory, in the order in which they were stored: begun and
 * finished under the lock of the spool, run with it or without. Meanwhile the files are neither given up nor read by
 * others.
 */
final class Fetch {
    /** One file, as far as it was written when the fetch began. */
    private static final class Strand {
        private final Segment segment;
        private final long end;
        private long unread;

        Strand(Segment segment) {
            this.segment = segment;
            this.end = segment.size();
            this.unread = segment.unread();
        }

        /** The reader on the next record; null if there is none, though there should be. */
        @Nullable
        RecordReader find() throws IOException {
            RecordReader reader = segment.reader();
            return reader.find(end) ? reader : null;
        }

        boolean isBefore(Strand other, long sequence, long otherSequence) {
            int home = Integer.compare(
                    segment.home().number(), other.segment.home().number());
            return home < 0 || (home == 0 && sequence < otherSequence);
        }
    }

    /**
     * What ended a fetch before its time.
     *
     * @param segment the file
     * @param cause why it cannot be read now; null if it has fewer sound records than were written
     */
    record Trouble(Segment segment, @Nullable IOException cause) {}

    private final List<Strand> strands = new ArrayList<>();
    private final Cut cut;
    private final List<Entry> read = new ArrayList<>();
    private int entries;
    private long bytes;
    private @Nullable Trouble trouble;

    /** Fetches what is still missing in a batch that has so many entries and bytes already. */
    Fetch(List<Segment> segments, Cut cut, int entries, long bytes) {
        segments.forEach(segment -> strands.add(new Strand(segment)));
        this.cut = cut;
        this.entries = entries;
        this.bytes = bytes;
    }

    /** Reads up to the cut or the end of one of the files. */
    void run() {
        boolean more = !strands.isEmpty();
        while (more) {
            more = takeNext();
        }
    }

    private boolean takeNext() {
        Strand first = null;
        RecordReader next = null;
        for (Strand strand : strands) {
            RecordReader found = find(strand);
            if (found == null) {
                return false;
            }
            if (first == null || next == null || strand.isBefore(first, found.sequence(), next.sequence())) {
                first = strand;
                next = found;
            }
        }
        if (first == null || next == null || !admits(next.length())) {
            return false;
        }
        entries++;
        bytes += cut.cost(next.length());
        read.add(Entry.take(first.segment, next));
        first.unread--;
        return first.unread > 0;
    }

    private @Nullable RecordReader find(Strand strand) {
        try {
            RecordReader found = strand.find();
            if (found == null) {
                trouble = new Trouble(strand.segment, null);
            }
            return found;
        } catch (IOException unreadable) {
            trouble = new Trouble(strand.segment, unreadable);
            return null;
        }
    }

    private boolean admits(int length) {
        return entries == 0 || cut.admits(entries, bytes, length);
    }

    List<Segment> segments() {
        return strands.stream().map(strand -> strand.segment).toList();
    }

    List<Entry> read() {
        return read;
    }

    @Nullable
    Trouble trouble() {
        return trouble;
    }
}
