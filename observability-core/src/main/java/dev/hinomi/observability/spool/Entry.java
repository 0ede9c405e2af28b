package dev.hinomi.observability.spool;

/** An entry that was read from a file, and where. */
final class Entry {
    private final Segment segment;
    private final long sequence;
    private final byte[] payload;
    private final Place end;

    private Entry(Segment segment, long sequence, byte[] payload, Place end) {
        this.segment = segment;
        this.sequence = sequence;
        this.payload = payload;
        this.end = end;
    }

    /** Takes the record that a reader has found. */
    static Entry take(Segment segment, RecordReader found) {
        long sequence = found.sequence();
        byte[] payload = found.take();
        return new Entry(segment, sequence, payload, found.soundEnd());
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

    byte[] payload() {
        return payload;
    }

    /** Behind it. */
    Place end() {
        return end;
    }
}
