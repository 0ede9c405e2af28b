package dev.hinomi.observability.spool;

import dev.hinomi.observability.delivery.Admission;
import dev.hinomi.observability.delivery.Cut;
import dev.hinomi.observability.delivery.Priority;
import dev.hinomi.observability.spool.Volume.Space;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one spool in files: new ones go to a directory of its own, and those of ended processes come first. Not
 * thread-safe, but for its tally.
 */
final class Disk {
    private static final int LEAST_FILES = 16;
    private static final long UNKNOWN = -1;

    private final SpoolBase base;
    private final DurableSpoolOptions options;
    private final Sweeper sweeper = new Sweeper();
    private final RecordWriter records = new RecordWriter();
    private final Tally tally = new Tally();
    private final Lanes lanes = new Lanes(tally, sweeper);
    private final Outbox outbox = new Outbox(lanes);
    private @Nullable SpoolDirectory own;
    private long limit = UNKNOWN;
    private long fullAt;
    private int windowBytes;
    private long nextSequence = 1;
    private long givenUp;
    private boolean isClosed;

    Disk(Path base, DurableSpoolOptions options, Volume volume) {
        this.base = new SpoolBase(base, volume);
        this.options = options;
    }

    /** Makes the directory for new entries, if there is none. */
    SpoolDirectory openOwn() throws IOException {
        SpoolDirectory directory = own;
        if (directory != null && directory.exists()) {
            return directory;
        }
        if (directory != null) {
            own = null;
            directory.complete(sweeper);
        }
        SpoolDirectory made = base.create();
        own = made;
        return made;
    }

    /** Takes over what ended processes of this user left. */
    Recovery adopt() throws IOException {
        SpoolDirectory directory = own;
        Owner owner = directory == null ? Owner.ofThisProcess(base.path().getFileSystem()) : Owner.of(directory.path());
        Recovery recovery = Recovery.NOTHING;
        for (SpoolDirectory left : base.adoptAll(owner)) {
            recovery = recovery.plus(adopt(left));
        }
        return recovery;
    }

    private Recovery adopt(SpoolDirectory left) throws IOException {
        long found = 0;
        long torn = 0;
        for (SegmentName name : left.segments()) {
            try {
                Segment.Recovered recovered = Segment.recover(left, name);
                found += recovered.segment().unread();
                torn += recovered.torn();
                lanes.of(name.priority()).adopt(recovered.segment());
            } catch (IOException unreadable) {
                torn++;
            }
        }
        left.complete(sweeper);
        return new Recovery(1, found, torn);
    }

    /** Appends an entry; after a failure it is not there, and the next one goes to a new file. */
    Admission append(ByteBuffer payload, Priority priority, int items) throws IOException {
        long bytes = (long) RecordWriter.HEADER_BYTES + payload.remaining();
        if (bytes > limit()) {
            return Admission.TOO_LARGE;
        }
        if (!makeRoom(bytes, priority)) {
            return Admission.NO_ROOM;
        }
        write(payload, priority, items, bytes);
        return Admission.ADMITTED;
    }

    /** How many bytes of records fit: one file of each priority may take a window more. */
    private long limit() throws IOException {
        if (limit == UNKNOWN) {
            Space space = roomAround(openOwn());
            long allowed = options.disk().bytes(space.total() == 0 ? Long.MAX_VALUE : space.usable(), lanes.bytes());
            fullAt = Math.min(options.segmentBytes(), allowed / LEAST_FILES);
            windowBytes = base.volume().windowBytes(fullAt);
            limit = allowed - (long) windowBytes * Priority.values().length;
        }
        return limit;
    }

    private boolean makeRoom(long bytes, Priority priority) {
        if (lanes.bytes() + bytes <= limit) {
            return true;
        }
        lanes.dropDrained();
        long missing = lanes.bytes() + bytes - limit;
        if (missing > lanes.spareBytes(priority)) {
            return false;
        }
        givenUp += lanes.giveUp(missing, priority);
        return true;
    }

    private void write(ByteBuffer payload, Priority priority, int items, long bytes) throws IOException {
        int length = payload.remaining();
        long sequence = nextSequence++;
        Lane lane = lanes.of(priority);
        Segment open = lane.open(bytes, fullAt);
        if (open == null) {
            open = create(new SegmentName(sequence, priority));
            lane.roll(open);
        }
        lane.append(open, records.write(sequence, open.nextIndex(), items, payload), length);
    }

    private Segment create(SegmentName name) throws IOException {
        SpoolDirectory home = openOwn();
        roomAround(home);
        return Segment.create(home, name, windowBytes);
    }

    private static Space roomAround(SpoolDirectory home) throws IOException {
        Space space = home.volume().space(home.path());
        if (space.usable() < space.leftFree()) {
            throw new IOException("only " + space.usable() + " bytes are free, and a spool leaves " + space.leftFree()
                    + " to others");
        }
        return space;
    }

    /** From now on entries go to new files; answers the number that the next one will have. */
    long seal() {
        lanes.seal();
        return nextSequence;
    }

    /** As {@link dev.hinomi.observability.delivery.Spool#peek}, of entries with numbers below one. */
    List<byte[]> peek(Cut cut, long below) throws IOException {
        return outbox.peek(cut, segment -> isBelow(segment, below));
    }

    /** Begins to read what the next peek will ask for. */
    Fetch beginFetch(Cut cut, long below) {
        return outbox.begin(cut, segment -> isBelow(segment, below));
    }

    /** Takes over what was read; answers whether that was anything. */
    boolean finishFetch(Fetch fetch) {
        boolean any = outbox.finish(fetch);
        if (isClosed) {
            fetch.segments().forEach(Segment::close);
        }
        return any && !isClosed;
    }

    boolean hasUnread(long below) {
        return !lanes.firstUnread(segment -> isBelow(segment, below)).isEmpty();
    }

    private static boolean isBelow(Segment segment, long below) {
        return segment.home().isComplete() || segment.first() < below;
    }

    /** As {@link Outbox#acknowledge}. */
    void acknowledge(int count) throws IOException {
        outbox.acknowledge(count);
    }

    /** As {@link Outbox#commit}. */
    long commit(int count) {
        return outbox.commit(count);
    }

    boolean isInFlight() {
        return !outbox.isEmpty();
    }

    /** How many items made room for others since the last call. */
    long takeGivenUp() {
        long taken = givenUp;
        givenUp = 0;
        return taken;
    }

    /** As {@link dev.hinomi.observability.delivery.Spool#takeDamaged}. */
    long takeDamaged() {
        return outbox.takeDamaged();
    }

    Tally tally() {
        return tally;
    }

    /** Closes the files and leaves what waits to whoever opens the base next. */
    void close() {
        isClosed = true;
        SpoolDirectory directory = own;
        lanes.close();
        lanes.homes().forEach(home -> sweeper.run(home::leave));
        if (directory != null && directory.isDone()) {
            sweeper.run(directory::delete);
        }
        sweeper.close();
    }
}
