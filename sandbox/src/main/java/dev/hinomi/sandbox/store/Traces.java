package dev.hinomi.sandbox.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The traces received, bounded by their number of spans; the oldest trace makes room as a whole. Thread-safe. */
public final class Traces {

    private record Kept(Instant received, List<Span> spans) {}

    private final int maxSpans;
    private final Changes changes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<TraceId, Kept> traces = new LinkedHashMap<>();
    private final Map<Long, TraceId> byLowHalf = new HashMap<>();
    private int spans;
    private long evictedSpans;

    /**
     * No traces yet.
     *
     * @param maxSpans how many spans are kept
     * @param changes who is told about new spans
     */
    public Traces(int maxSpans, Changes changes) {
        this.maxSpans = maxSpans;
        this.changes = changes;
    }

    /**
     * Adds spans, each to its trace.
     *
     * @param received when they arrived
     * @param added the spans
     */
    public void add(Instant received, List<Span> added) {
        lock.lock();
        try {
            for (Span span : added) {
                Kept kept = traces.computeIfAbsent(span.traceId(), id -> new Kept(received, new ArrayList<>()));
                byLowHalf.put(span.traceId().low(), span.traceId());
                if (kept.spans().size() < maxSpans) {
                    kept.spans().add(span);
                    spans++;
                } else {
                    evictedSpans++;
                }
            }
            evictOldest();
        } finally {
            lock.unlock();
        }
        changes.signal();
    }

    private void evictOldest() {
        var oldest = traces.entrySet().iterator();
        while (spans > maxSpans && traces.size() > 1 && oldest.hasNext()) {
            Map.Entry<TraceId, Kept> trace = oldest.next();
            oldest.remove();
            byLowHalf.remove(trace.getKey().low(), trace.getKey());
            spans -= trace.getValue().spans().size();
            evictedSpans += trace.getValue().spans().size();
        }
    }

    /** Forgets everything. */
    public void clear() {
        lock.lock();
        try {
            traces.clear();
            byLowHalf.clear();
            spans = 0;
            evictedSpans = 0;
        } finally {
            lock.unlock();
        }
        changes.signal();
    }

    /**
     * Looks a trace up; an id of 64 bits finds the trace with that lower half.
     *
     * @param id the id
     * @return the trace as received so far
     */
    public Optional<Trace> find(TraceId id) {
        lock.lock();
        try {
            TraceId key = traces.containsKey(id) ? id : sameLowHalf(id);
            Kept kept = key == null ? null : traces.get(key);
            return key == null || kept == null ? Optional.empty() : Optional.of(trace(key, kept));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether any span of the trace was received.
     *
     * @param id the id
     * @return whether {@link #find} would find it
     */
    public boolean contains(TraceId id) {
        lock.lock();
        try {
            return traces.containsKey(id) || sameLowHalf(id) != null;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The newest traces that match.
     *
     * @param limit how many at most
     * @param filter which ones
     * @return a snapshot, newest first
     */
    public List<Trace> newest(int limit, Predicate<? super Trace> filter) {
        List<Trace> all = all();
        Collections.reverse(all);
        return all.stream().filter(filter).limit(limit).toList();
    }

    /**
     * Everything still kept.
     *
     * @return a snapshot, oldest first
     */
    public List<Trace> all() {
        lock.lock();
        try {
            List<Trace> all = new ArrayList<>(traces.size());
            traces.forEach((id, kept) -> all.add(trace(id, kept)));
            return all;
        } finally {
            lock.unlock();
        }
    }

    /**
     * How many traces are kept.
     *
     * @return the number of traces
     */
    public int size() {
        lock.lock();
        try {
            return traces.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * How many spans are kept.
     *
     * @return the number of spans
     */
    public int spans() {
        lock.lock();
        try {
            return spans;
        } finally {
            lock.unlock();
        }
    }

    /**
     * How many spans made room for newer ones.
     *
     * @return the number of evicted spans
     */
    public long evicted() {
        lock.lock();
        try {
            return evictedSpans;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for traces.
     *
     * @param filter which traces count, as received so far
     * @param count how many are wanted
     * @param timeout how long to wait at most
     * @return all matching traces, oldest first
     * @throws NotReceivedException when fewer arrived in time
     */
    public List<Trace> await(Predicate<? super Trace> filter, int count, Duration timeout) {
        boolean arrived = changes.await(() -> matching(filter).size() >= count, timeout);
        List<Trace> found = matching(filter);
        if (!arrived && found.size() < count) {
            throw new NotReceivedException("Waited " + timeout + " for " + count + " matching traces, but only "
                    + found.size() + " of the " + size() + " received match; is dd-java-agent attached?");
        }
        return found;
    }

    private List<Trace> matching(Predicate<? super Trace> filter) {
        return all().stream().<Trace>map(trace -> trace).filter(filter).toList();
    }

    private @Nullable TraceId sameLowHalf(TraceId id) {
        TraceId known = byLowHalf.get(id.low());
        return known != null && known.matches(id) ? known : null;
    }

    private static Trace trace(TraceId id, Kept kept) {
        return new Trace(id, kept.received(), kept.spans());
    }
}
