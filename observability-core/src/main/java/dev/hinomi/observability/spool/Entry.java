package dev.hinomi.observability.spool;

/** An entry that was read from a file, and where. */
final class Entry {
    private final Segment segment;
    private final long sequence;
    private final int items;
    private final byte[] payload;
    private final Place end;

    private Entry(Segment segment, RecordReader found) {
        this.segment = segment;
        this.sequence = found.sequence();
        this.items = found.items();
        this.payload = found.take();
        this.end = found.soundEnd();
    }

    /** Takes the record that a reader has found. */
    static Entry take(Segment segment, RecordReader found) {
        return new Entry(segment, found);
    }

    Segment segment() {
        return segment;
    }

    SpoolDirectory home() {
        return segment.home();
    }

    long sequence() {
        return sequence;
    }

    int items() {
        return items;
    }

    byte[] payload() {
        return payload;
    }

    /** Behind it. */
    Place end() {
        return end;
    }
}
