package dev.hinomi.alerts.series;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The latest points of every series, in bounded memory. Totals are kept as what was added since the sample before; a total that
 * fell has started anew and counts in full. What was counted before the very first step is not a point. A series that
 * appears later began at zero and counts in full.
 *
 * <p>Not safe for use by several threads.
 */
public final class SeriesStore {

    /** How many series are kept at most; further ones are refused and counted. */
    public static final int MOST_SERIES = 10_000;

    private final Map<String, Map<SeriesKey, Series>> byMetric = new HashMap<>();
    private final Duration retention;
    private final Duration step;
    private int size;
    private long refused;
    private boolean begun;

    /**
     * @param retention how long points are kept: the longest window of any query
     * @param step the time between two samples
     */
    public SeriesStore(Duration retention, Duration step) {
        if (step.isNegative() || step.isZero()) {
            throw new IllegalArgumentException("the step must be longer than zero but was " + step);
        }
        this.retention = retention;
        this.step = step;
    }

    /** The time between two samples. */
    public Duration step() {
        return step;
    }

    /** How many series were refused because {@link #MOST_SERIES} were there already. */
    public long refused() {
        return refused;
    }

    /** Records one step's samples. */
    public void record(Collection<Sample> samples, Instant at) {
        for (Sample sample : samples) {
            if (!Double.isNaN(sample.value())) {
                record(sample, at);
            }
        }
        begun = true;
        forgetUnseenSince(at.minus(retention));
    }

    private void record(Sample sample, Instant at) {
        Map<SeriesKey, Series> siblings =
                byMetric.computeIfAbsent(sample.key().metric(), metric -> new LinkedHashMap<>());
        Series series = siblings.get(sample.key());
        if (series != null) {
            series.record(sample.value(), at);
        } else if (size >= MOST_SERIES) {
            refused++;
        } else {
            size++;
            siblings.put(sample.key(), begin(sample, at));
        }
    }

    private Series begin(Sample sample, Instant at) {
        Series series = new Series(sample.key(), sample.kind(), (int) retention.dividedBy(step) + 2);
        if (series.isCount() && !begun) {
            series.baseline(sample.value(), at);
        } else {
            series.record(sample.value(), at);
        }
        return series;
    }

    private void forgetUnseenSince(Instant time) {
        for (Map<SeriesKey, Series> siblings : byMetric.values()) {
            int before = siblings.size();
            siblings.values().removeIf(series -> !series.wasSeenSince(time));
            size -= before - siblings.size();
        }
    }

    Stream<Series> of(String metric) {
        return byMetric.getOrDefault(metric, Map.of()).values().stream();
    }
}
