package dev.hinomi.sandbox.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The series received. Of two points at the same second the last one wins, except that those of a distribution are added up, as
 * in Datadog: github.com/DataDog/datadog-lambda-python/issues/245. Thread-safe.
 */
public final class Metrics {

    private static final class Kept {
        private SeriesType type = SeriesType.UNSPECIFIED;
        private long interval;
        private String unit = "";
        private final NavigableMap<Long, Point> points = new TreeMap<>();
    }

    private final SeriesBounds bounds;
    private final Changes changes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<SeriesKey, Kept> series = new LinkedHashMap<>();
    private final Map<String, Attributes> metadata = new TreeMap<>();
    private long evictedPoints;

    /**
     * No series yet.
     *
     * @param bounds how much is kept
     * @param changes who is told about new points
     */
    public Metrics(SeriesBounds bounds, Changes changes) {
        this.bounds = bounds;
        this.changes = changes;
    }

    /**
     * Adds points to their series.
     *
     * @param received the series with the points received just now
     */
    public void add(List<Series> received) {
        lock.lock();
        try {
            received.forEach(this::merge);
        } finally {
            lock.unlock();
        }
        changes.signal();
    }

    private void merge(Series received) {
        Kept kept = series.remove(received.key());
        if (kept == null) {
            kept = new Kept();
            evictSeries();
        }
        kept.type = received.type();
        kept.interval = received.interval();
        kept.unit = received.unit();
        for (Point point : received.points()) {
            if (received.type() == SeriesType.DISTRIBUTION) {
                kept.points.merge(point.epochSecond(), point, Point::plus);
            } else {
                kept.points.put(point.epochSecond(), point);
            }
        }
        while (kept.points.size() > bounds.pointsPerSeries()) {
            kept.points.pollFirstEntry();
            evictedPoints++;
        }
        series.put(received.key(), kept);
    }

    private void evictSeries() {
        var leastRecent = series.values().iterator();
        while (series.size() >= bounds.series() && leastRecent.hasNext()) {
            evictedPoints += leastRecent.next().points.size();
            leastRecent.remove();
        }
    }

    /**
     * Remembers what was sent to describe a metric.
     *
     * @param metric the metric's name
     * @param description type, unit, description and so on
     */
    public void describe(String metric, Attributes description) {
        lock.lock();
        try {
            metadata.put(metric, description);
        } finally {
            lock.unlock();
        }
        changes.signal();
    }

    /**
     * What was sent to describe metrics.
     *
     * @return a snapshot by metric name
     */
    public Map<String, Attributes> metadata() {
        lock.lock();
        try {
            return Map.copyOf(metadata);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets everything. */
    public void clear() {
        lock.lock();
        try {
            series.clear();
            metadata.clear();
            evictedPoints = 0;
        } finally {
            lock.unlock();
        }
        changes.signal();
    }

    /**
     * The series that match.
     *
     * @param filter which ones, by their key
     * @return a snapshot
     */
    public List<Series> find(Predicate<? super SeriesKey> filter) {
        lock.lock();
        try {
            List<Series> found = new ArrayList<>();
            series.forEach((key, kept) -> {
                if (filter.test(key)) {
                    found.add(snapshot(key, kept));
                }
            });
            return found;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Everything still kept.
     *
     * @return a snapshot
     */
    public List<Series> all() {
        return find(key -> true);
    }

    /**
     * The names of all metrics with the number of series of each.
     *
     * @return a snapshot, sorted by name
     */
    public Map<String, Integer> names() {
        lock.lock();
        try {
            Map<String, Integer> names = new TreeMap<>();
            series.keySet().forEach(key -> names.merge(key.metric(), 1, Integer::sum));
            return names;
        } finally {
            lock.unlock();
        }
    }

    /**
     * How many series are kept.
     *
     * @return the number of series
     */
    public int size() {
        lock.lock();
        try {
            return series.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * How many points made room for newer ones.
     *
     * @return the number of evicted points
     */
    public long evicted() {
        lock.lock();
        try {
            return evictedPoints;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for series.
     *
     * @param filter which series count, as received so far
     * @param count how many are wanted
     * @param timeout how long to wait at most
     * @return all matching series
     * @throws NotReceivedException when fewer arrived in time
     */
    public List<Series> await(Predicate<? super Series> filter, int count, Duration timeout) {
        boolean arrived = changes.await(() -> matching(filter).size() >= count, timeout);
        List<Series> found = matching(filter);
        if (!arrived && found.size() < count) {
            throw new NotReceivedException("Waited " + timeout + " for " + count + " matching series, but only "
                    + found.size() + " of the " + size() + " received match: " + names().keySet());
        }
        return found;
    }

    private List<Series> matching(Predicate<? super Series> filter) {
        List<Series> found = all();
        found.removeIf(filter.negate());
        return found;
    }

    private static Series snapshot(SeriesKey key, Kept kept) {
        return new Series(key, kept.type, kept.interval, kept.unit, List.copyOf(kept.points.values()));
    }
}
