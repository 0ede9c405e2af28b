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
 * fell has started anew and counts in full. So does a total that this process counts itself, when it is first seen: what fails
 * before the first step is not overlooked. A total that others count begins where it is first seen.
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
            Series first = new Series(sample.key(), sample.kind(), (int) retention.dividedBy(step) + 2);
            first.begin(sample.value(), at);
            siblings.put(sample.key(), first);
        }
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
