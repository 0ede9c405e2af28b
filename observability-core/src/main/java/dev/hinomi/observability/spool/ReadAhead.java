package dev.hinomi.observability.spool;

import dev.hinomi.observability.delivery.Cut;
import dev.hinomi.observability.spool.Segment.InFlight;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Entries on their way from a file into memory while nobody is kept waiting: begun and finished under the lock of the
 * spool, run without it. Meanwhile the segment is neither given up nor read by others.
 */
final class ReadAhead {
    private final Segment segment;
    private final long end;
    private final long unread;
    private final Cut cut;
    private final List<InFlight> read = new ArrayList<>();
    private int entries;
    private long bytes;

    ReadAhead(Segment segment, Cut cut, int entries, long bytes) {
        this.segment = segment;
        this.end = segment.size();
        this.unread = segment.unread();
        this.cut = cut;
        this.entries = entries;
        this.bytes = bytes;
    }

    /** Reads up to the cut or the end of the segment. */
    void run() {
        try {
            RecordReader reader = segment.reader();
            while (read.size() < unread && reader.find(end) && admits(reader.length())) {
                entries++;
                bytes += cut.cost(reader.length());
                read.add(segment.take(reader));
            }
        } catch (IOException unreadable) {
            // The next peek meets it again and answers for it.
        }
    }

    private boolean admits(int length) {
        return entries == 0 || cut.admits(entries, bytes, length);
    }

    Segment segment() {
        return segment;
    }

    List<InFlight> read() {
        return read;
    }
}
