package dev.hinomi.observability.spool;

import dev.hinomi.observability.delivery.Cut;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The entries that were read from the files and are not committed yet, oldest first. Not thread-safe. */
final class Outbox {
    private static final int READ_ATTEMPTS = 30;

    private final Lanes lanes;
    private final Deque<Entry> inFlight = new ArrayDeque<>();
    private long inFlightBytes;
    private long damaged;
    private int failedReads;

    Outbox(Lanes lanes) {
        this.lanes = lanes;
    }

    /** Begins to read what the next peek will ask for, from some files. */
    Fetch begin(Cut cut, Predicate<Segment> among) {
        List<Segment> segments = lanes.firstUnread(among);
        segments.forEach(segment -> segment.setBeingRead(true));
        return new Fetch(segments, cut, inFlight.size(), inFlightBytes + (long) inFlight.size() * cut.overheadBytes());
    }

    /** Takes over what was read; answers whether that was anything. */
    boolean finish(Fetch fetch) {
        fetch.segments().forEach(segment -> segment.setBeingRead(false));
        for (Entry entry : fetch.read()) {
            entry.segment().send(entry);
            inFlight.add(entry);
            inFlightBytes += entry.payload().length;
        }
        return !fetch.read().isEmpty();
    }

    /** As {@link dev.hinomi.observability.delivery.Spool#peek}, from some files. */
    List<byte[]> peek(Cut cut, Predicate<Segment> among) throws IOException {
        boolean more = true;
        while (more) {
            Fetch fetch = begin(cut, among);
            fetch.run();
            boolean any = finish(fetch);
            more = overcomes(fetch.trouble()) || any;
        }
        return batch(cut);
    }

    /** Whether a file that made trouble is out of the way now: a damaged one at once, one that fails after some attempts. */
    private boolean overcomes(Fetch.@Nullable Trouble trouble) throws IOException {
        if (trouble == null) {
            failedReads = 0;
            return false;
        }
        IOException cause = trouble.cause();
        if (cause != null && ++failedReads < READ_ATTEMPTS) {
            if (inFlight.isEmpty()) {
                throw cause;
            }
            return false;
        }
        failedReads = 0;
        damaged += lanes.of(trouble.segment()).giveUp(trouble.segment());
        return true;
    }

    private List<byte[]> batch(Cut cut) {
        List<byte[]> batch = new ArrayList<>();
        long bytes = 0;
        for (Entry entry : inFlight) {
            byte[] payload = entry.payload();
            if (!batch.isEmpty() && !cut.admits(batch.size(), bytes, payload.length)) {
                return batch;
            }
            batch.add(payload);
            bytes += cut.cost(payload.length);
        }
        return batch;
    }

    /**
     * Remembers beyond this process that the oldest entries are to be committed.
     *
     * @throws IOException if that was not possible
     */
    void acknowledge(int count) throws IOException {
        requireInFlight(count);
        for (Map.Entry<SpoolDirectory, Long> home : acknowledged(count).entrySet()) {
            home.getKey().acknowledge(home.getValue());
        }
    }

    /** As {@link dev.hinomi.observability.delivery.Spool#commit}, for this process. */
    long commit(int count) {
        requireInFlight(count);
        long items = 0;
        for (int i = 0; i < count; i++) {
            Entry done = inFlight.remove();
            items += done.items();
            inFlightBytes -= done.payload().length;
            lanes.of(done.segment()).commit(done);
        }
        return items;
    }

    private void requireInFlight(int count) {
        if (count > inFlight.size()) {
            throw new IllegalArgumentException("Only the " + inFlight.size()
                    + " entries that were peeked at can be committed, but " + count + " were.");
        }
    }

    private Map<SpoolDirectory, Long> acknowledged(int count) {
        Map<SpoolDirectory, Long> below = new LinkedHashMap<>();
        inFlight.stream().limit(count).forEach(entry -> below.put(entry.home(), entry.sequence() + 1));
        return below;
    }

    /** How many items were found damaged since the last call. */
    long takeDamaged() {
        long taken = damaged;
        damaged = 0;
        return taken;
    }

    boolean isEmpty() {
        return inFlight.isEmpty();
    }
}
