package dev.hinomi.alerts.series;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The latest points of every series, in bounded memory. Totals are kept as what was added since the sample before; a total that
 * fell has started anew and counts in full. So does a total that this process counts itself, when it is first seen: what fails
 * before the first step is not overlooked. A total that others count begins where it is first seen. A step that is not later than the
 * one before adds nothing to it: of a clock that is set back nothing is recorded until it has caught up.
 *
 * <p>Not safe for use by several threads.
 */
public final class SeriesStore {

    /** How many series are kept at most; further ones are refused and counted. */
    public static final int MOST_SERIES = 10_000;

    private final Map<String, MetricSeries> byMetric = new HashMap<>();

    /** In the order of their latest samples, which is mostly the order of the next ones. */
    private final List<Series> inOrder = new ArrayList<>();

    private int next;
    private final Timeline timeline;
    private final Duration step;
    private final MeasurementSource.Samples recorder = this::add;
    private final Consumer<MetricSeries> forgetting = this::forget;
    private Retention retention;
    private long recordingAt;
    private long recordingStep;
    private int size;
    private int sampled;
    private long refused;

    /**
     * @param retention how long points are kept: the longest window of any query
     * @param step the time between two samples
     */
    public SeriesStore(Duration retention, Duration step) {
        this(Retention.of(retention), step);
    }

    /**
     * @param retention how long the points of each series are kept
     * @param step the time between two samples
     */
    public SeriesStore(Retention retention, Duration step) {
        if (step.isNegative() || step.isZero()) {
            throw new IllegalArgumentException("the step must be longer than zero but was " + step);
        }
        this.step = step;
        this.retention = retention;
        this.timeline = new Timeline(steps(retention.longest()), reach(retention.longest()));
    }

    /** The time between two samples. */
    public Duration step() {
        return step;
    }

    /** How many series were refused because {@link #MOST_SERIES} were there already. */
    public long refused() {
        return refused;
    }

    /** Keeps points for other queries from now on. What is there stays, until no query reaches it. */
    public void keep(Retention other) {
        retention = other;
        timeline.keep(steps(other.longest()), reach(other.longest()));
        byMetric.values()
                .forEach(metric -> metric.all().forEach(series -> {
                    Duration kept = other.of(series.key());
                    series.keep(steps(kept), reach(kept));
                }));
    }

    /** With one that begins the window, one that has just left it, and one that came too early. */
    private int steps(Duration kept) {
        return (int) kept.dividedBy(step) + 3;
    }

    private long reach(Duration kept) {
        return kept.plus(step).toMillis();
    }

    /** Records one step's samples. */
    public void record(Collection<Sample> samples, Instant at) {
        record(metrics -> samples, Set.of(), at);
    }

    /** Records what the source has of these metrics at one step. */
    public void record(MeasurementSource source, Set<String> metrics, Instant at) {
        recordingAt = at.toEpochMilli();
        recordingStep = Timeline.NONE;
        next = 0;
        sampled = 0;
        source.sample(metrics, recorder);
        if (sampled < size) {
            byMetric.values().forEach(forgetting);
        }
    }

    private void forget(MetricSeries metric) {
        List<Series> all = metric.all();
        for (int index = all.size() - 1; index >= 0; index--) {
            if (all.get(index).isOutOfReach(recordingAt)) {
                metric.remove(index);
                inOrder.clear();
                size--;
            }
        }
    }

    private void add(SeriesKey key, Sample.Kind kind, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        if (recordingStep == Timeline.NONE) {
            recordingStep = timeline.at(recordingAt);
        }
        if (recordingStep != Timeline.NONE) {
            record(key, kind, value);
        }
    }

    private void record(SeriesKey key, Sample.Kind kind, double value) {
        Series series = known(key);
        if (series != null) {
            sampled += series.record(value, recordingStep, recordingAt, timeline) ? 1 : 0;
        } else if (size >= MOST_SERIES) {
            refused++;
        } else {
            Duration kept = retention.of(key);
            Series first = new Series(key, kind, steps(kept), reach(kept));
            first.begin(value, recordingStep, recordingAt);
            of(key.metric()).add(first);
            size++;
            sampled++;
        }
    }

    private @Nullable Series known(SeriesKey key) {
        boolean sampled = next < inOrder.size();
        if (sampled && inOrder.get(next).key().equals(key)) {
            return inOrder.get(next++);
        }
        Series known = of(key.metric()).with(key.tags());
        if (known != null && sampled) {
            inOrder.set(next++, known);
        } else if (known != null) {
            inOrder.add(known);
            next++;
        }
        return known;
    }

    /** The series of a metric: always the same object, also before there is one. */
    MetricSeries of(String metric) {
        MetricSeries known = byMetric.get(metric);
        return known == null ? byMetric.computeIfAbsent(metric, name -> new MetricSeries()) : known;
    }

    Timeline timeline() {
        return timeline;
    }
}
