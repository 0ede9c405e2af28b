package dev.hinomi.observability.spool;

import dev.hinomi.observability.delivery.Admission;
import dev.hinomi.observability.delivery.Cut;
import dev.hinomi.observability.spool.Segment.InFlight;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The segments of all directories that one spool owns, oldest first. New entries go to a directory of its own; adopted
 * ones only shrink. When the files have reached their bound, the oldest segment without an entry in flight is given up
 * as a whole. Not thread-safe.
 */
final class SegmentQueue {
    private static final int READ_ATTEMPTS = 30;

    private final Path base;
    private final DurableSpoolOptions options;
    private final Volume volume;
    private final Sweeper sweeper = new Sweeper();
    private final RecordWriter records = new RecordWriter();
    private final Deque<Segment> segments = new ArrayDeque<>();
    private final Deque<InFlight> inFlight = new ArrayDeque<>();
    private @Nullable SpoolDirectory own;
    private @Nullable Segment active;
    private long nextSequence = 1;
    private long totalBytes;
    private long entries;
    private long payloadBytes;
    private long givenUp;
    private int failedReads;
    private boolean isClosed;

    SegmentQueue(Path base, DurableSpoolOptions options, Volume volume) {
        this.base = base;
        this.options = options;
        this.volume = volume;
    }

    /** Takes over what ended processes left. */
    Recovery adopt() throws IOException {
        Recovery recovery = Recovery.NOTHING;
        for (SpoolDirectory directory : SpoolDirectory.adoptAll(base)) {
            recovery = recovery.plus(adopt(directory));
        }
        return recovery;
    }

    private Recovery adopt(SpoolDirectory directory) throws IOException {
        long found = 0;
        long torn = 0;
        for (Path file : directory.segments()) {
            try {
                Segment.Recovered recovered = Segment.recover(directory, file);
                found += recovered.segment().entries();
                torn += recovered.torn();
                adopt(recovered.segment());
            } catch (IOException unreadable) {
                torn++;
            }
        }
        if (found == 0) {
            sweeper.run(directory::delete);
        }
        return new Recovery(1, found, torn);
    }

    private void adopt(Segment segment) {
        if (segment.entries() == 0) {
            segment.close();
            sweeper.delete(segment.path());
            return;
        }
        segments.add(segment);
        totalBytes += segment.size();
        entries += segment.entries();
        payloadBytes += segment.payloadBytes();
    }

    /** Makes the directory for new entries, if there is none yet. */
    SpoolDirectory openOwn() throws IOException {
        SpoolDirectory directory = own;
        if (directory == null || Files.notExists(directory.path())) {
            directory = SpoolDirectory.create(base);
            own = directory;
        }
        return directory;
    }

    /** Appends an entry; after a failure it is not there, and the next one goes to a new file. */
    Admission append(byte[] buffer, int offset, int length) throws IOException {
        long bytes = (long) RecordWriter.HEADER_BYTES + length;
        if (bytes > options.maxBytes()) {
            return Admission.TOO_LARGE;
        }
        if (totalBytes + bytes > options.maxBytes()) {
            if (bytesInUse() + bytes > options.maxBytes()) {
                return Admission.NO_ROOM;
            }
            makeRoomFor(bytes);
        }
        Segment segment = segmentFor(bytes);
        ByteBuffer written = records.write(nextSequence++, buffer, offset, length);
        try {
            segment.append(written);
        } catch (IOException failed) {
            active = null;
            retireIfDone(segment);
            throw failed;
        }
        totalBytes += bytes;
        payloadBytes += length;
        entries++;
        return Admission.ADMITTED;
    }

    private Segment segmentFor(long bytes) throws IOException {
        Segment current = active;
        if (current != null && current.size() + bytes <= options.segmentBytes()) {
            return current;
        }
        if (current != null) {
            active = null;
            current.seal();
            retireIfDone(current);
        }
        Segment next = create();
        segments.add(next);
        active = next;
        return next;
    }

    /** What a failure may have left under this number is not met a second time. */
    private Segment create() throws IOException {
        try {
            return Segment.create(openOwn(), volume, nextSequence);
        } catch (IOException failed) {
            nextSequence++;
            throw failed;
        }
    }

    private long bytesInUse() {
        return segments.stream()
                .filter(Segment::isInUse)
                .mapToLong(Segment::size)
                .sum();
    }

    private void makeRoomFor(long bytes) {
        for (Segment segment : List.copyOf(segments)) {
            if (totalBytes + bytes <= options.maxBytes()) {
                return;
            }
            if (!segment.isInUse()) {
                giveUpUnread(segment);
                retire(segment);
            }
        }
    }

    private void giveUpUnread(Segment segment) {
        long bytes = segment.payloadBytes();
        long lost = segment.giveUpUnread();
        payloadBytes -= bytes - segment.payloadBytes();
        entries -= lost;
        givenUp += lost;
    }

    /** As {@link dev.hinomi.observability.delivery.Spool#peek}. */
    List<byte[]> peek(Cut cut) throws IOException {
        List<byte[]> batch = new ArrayList<>();
        long bytes = 0;
        for (InFlight entry : inFlight) {
            if (!batch.isEmpty() && !cut.admits(batch.size(), bytes, entry.payload().length)) {
                return batch;
            }
            batch.add(entry.payload());
            bytes += cut.cost(entry.payload().length);
        }
        try {
            topUp(batch, bytes, cut);
        } catch (IOException unreadable) {
            if (batch.isEmpty()) {
                throw unreadable;
            }
        }
        return batch;
    }

    private void topUp(List<byte[]> batch, long bytesSoFar, Cut cut) throws IOException {
        long bytes = bytesSoFar;
        for (Segment segment : List.copyOf(segments)) {
            bytes = topUp(batch, bytes, cut, segment);
            if (segment.hasUnread()) {
                return;
            }
        }
    }

    private long topUp(List<byte[]> batch, long bytesSoFar, Cut cut, Segment segment) throws IOException {
        long bytes = bytesSoFar;
        while (segment.hasUnread()) {
            RecordReader reader = find(segment);
            if (reader == null) {
                giveUpUnread(segment);
                retireIfDone(segment);
            } else if (batch.isEmpty() || cut.admits(batch.size(), bytes, reader.length())) {
                InFlight entry = segment.take(reader);
                addInFlight(entry);
                batch.add(entry.payload());
                bytes += cut.cost(entry.payload().length);
            } else {
                return bytes;
            }
        }
        return bytes;
    }

    private void addInFlight(InFlight entry) {
        entry.segment().send(entry.payload().length);
        inFlight.add(entry);
    }

    /** Begins to read what the next peek will ask for; null if there is nothing to read. */
    @Nullable
    ReadAhead beginReadAhead(Cut cut) {
        long bytes = inFlight.stream()
                .mapToLong(entry -> cut.cost(entry.payload().length))
                .sum();
        for (Segment segment : segments) {
            if (segment.hasUnread()) {
                segment.setReadAhead(true);
                return new ReadAhead(segment, cut, inFlight.size(), bytes);
            }
        }
        return null;
    }

    /** Takes over what was read; answers whether that was anything. */
    boolean finishReadAhead(ReadAhead ahead) {
        ahead.segment().setReadAhead(false);
        if (isClosed) {
            ahead.segment().close();
            return false;
        }
        ahead.read().forEach(this::addInFlight);
        return !ahead.read().isEmpty();
    }

    /** The reader on its next record; null if there is none, or if it has failed too often. */
    private @Nullable RecordReader find(Segment segment) throws IOException {
        try {
            RecordReader reader = segment.reader();
            boolean found = reader.find(segment.size());
            failedReads = 0;
            return found ? reader : null;
        } catch (IOException unreadable) {
            failedReads++;
            if (failedReads < READ_ATTEMPTS) {
                throw unreadable;
            }
            failedReads = 0;
            return null;
        }
    }

    /**
     * As {@link dev.hinomi.observability.delivery.Spool#commit}.
     *
     * @throws IOException if it could not be remembered beyond this process; it is committed all the same
     */
    void commit(int count) throws IOException {
        if (count > inFlight.size()) {
            throw new IllegalArgumentException("Only the " + inFlight.size()
                    + " entries that were peeked at can be committed, but " + count + " were.");
        }
        Map<SpoolDirectory, Long> acknowledged = new LinkedHashMap<>();
        Set<Segment> touched = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            InFlight done = inFlight.remove();
            done.segment().commit(done.payload().length);
            payloadBytes -= done.payload().length;
            touched.add(done.segment());
            acknowledged.put(done.segment().home(), done.sequence() + 1);
        }
        entries -= count;
        try {
            for (Map.Entry<SpoolDirectory, Long> cursor : acknowledged.entrySet()) {
                cursor.getKey().acknowledge(cursor.getValue());
            }
        } finally {
            touched.forEach(this::retireIfDone);
        }
    }

    private void retireIfDone(Segment segment) {
        if (segment.entries() == 0 && !segment.isActive()) {
            retire(segment);
        }
    }

    private void retire(Segment segment) {
        segments.remove(segment);
        totalBytes -= segment.size();
        if (segment.equals(active)) {
            active = null;
        }
        segment.close();
        sweeper.delete(segment.path());
        SpoolDirectory home = segment.home();
        if (!home.equals(own) && segments.stream().noneMatch(left -> left.home().equals(home))) {
            sweeper.run(home::delete);
        }
    }

    /** How many entries were given up since the last call: to make room, or because they cannot be read any longer. */
    int takeGivenUp() {
        int taken = (int) Math.min(givenUp, Integer.MAX_VALUE);
        givenUp -= taken;
        return taken;
    }

    long entries() {
        return entries;
    }

    long payloadBytes() {
        return payloadBytes;
    }

    boolean isInFlight() {
        return !inFlight.isEmpty();
    }

    /** Closes the files and leaves what waits to whoever opens the base next. */
    void close() {
        isClosed = true;
        Set<SpoolDirectory> homes = new LinkedHashSet<>();
        for (Segment segment : segments) {
            segment.close();
            if (segment.entries() == 0) {
                sweeper.delete(segment.path());
            } else {
                homes.add(segment.home());
            }
        }
        SpoolDirectory directory = own;
        if (directory != null && !homes.contains(directory)) {
            sweeper.run(directory::delete);
        }
        homes.forEach(home -> sweeper.run(home::leave));
        sweeper.close();
    }
}
