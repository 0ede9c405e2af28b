package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Evaluability;
import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Operator;
import dev.hinomi.alerts.query.Reducer;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.query.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The value of one query over the points of a store, per group, in the order that Datadog documents: over time per series,
 * over series per group, arithmetic, then over the window. Only arithmetic over {@code .as_count()} sums over the window
 * first. A window that is not full yet is evaluated with what there is. Not safe for use by several threads.
 */
public final class WindowEvaluation {

    private static final Measurement UNKNOWN = new Measurement.NoData(Measurement.Reason.NO_SERIES);

    private final MetricMonitor monitor;
    private final CumulativeStart cumulative;
    private final Duration length;
    private final Optional<RunningEvaluation> running;
    private List<Reading> readings = List.of();

    /**
     * @throws IllegalArgumentException when this process cannot evaluate the query
     */
    public WindowEvaluation(MetricMonitor monitor) {
        this(monitor, CumulativeStart.UTC);
    }

    /**
     * @param cumulative when the current hour, day or month begins, for windows such as {@code current_1d}
     * @throws IllegalArgumentException when this process cannot evaluate the query
     */
    public WindowEvaluation(MetricMonitor monitor, CumulativeStart cumulative) {
        if (monitor.evaluability() instanceof Evaluability.Elsewhere remote) {
            throw new IllegalArgumentException("only Datadog can evaluate " + remote.part() + ": " + remote.why());
        }
        this.monitor = monitor;
        this.cumulative = cumulative;
        this.length = monitor.reducer().window().duration();
        this.running = RunningEvaluation.of(monitor);
    }

    /** How far back its points reach. */
    public Duration history() {
        return monitor.history();
    }

    /**
     * What each group came to now, like {@link #evaluate}, for whoever evaluates at every step: usual queries cost what entered and left
     * their windows since the last call, and make no objects. The list is the same as before while the groups are the same; what it
     * holds changes at the next call.
     */
    public List<Reading> read(SeriesStore store, Instant now) {
        long end = now.toEpochMilli();
        Optional<List<Reading>> told =
                running.isPresent() ? running.get().at(store, start(end), end) : Optional.empty();
        if (told.isPresent()) {
            return told.get();
        }
        Map<Tags, Measurement> measured = evaluate(store, now);
        if (measured.size() != readings.size()
                || !readings.stream().allMatch(reading -> measured.containsKey(reading.group()))) {
            readings = measured.keySet().stream().map(Reading::new).toList();
        }
        readings.forEach(reading -> reading.set(measured.getOrDefault(reading.group(), UNKNOWN)));
        return readings;
    }

    /**
     * The measurement of each group. A query without {@code by} has exactly one, under {@link Tags#NONE}; with {@code by}, a
     * group that no series belongs to is absent.
     */
    public Map<Tags, Measurement> evaluate(SeriesStore store, Instant now) {
        MetricTracks tracks = tracks(store, now);
        Operand current = operand(tracks);
        Operand result = monitor.reducer()
                .change()
                .map(change -> changed(change, current, store, now))
                .orElse(current);
        if (result instanceof Operand.Constant constant) {
            return Map.of(Tags.NONE, new Measurement.Value(constant.value()));
        }
        Map<Tags, Measurement> measurements = new HashMap<>();
        ((Operand.Grouped) result)
                .byGroup()
                .forEach((group, track) -> measurements.put(group, reduced(track, tracks.absence())));
        if (measurements.isEmpty() && !monitor.isGrouped()) {
            measurements.put(Tags.NONE, new Measurement.NoData(tracks.absence()));
        }
        return measurements;
    }

    /** The mean of an infinite value and its negative is no number. */
    private Measurement reduced(Track track, Measurement.Reason absence) {
        OptionalDouble value = track.reduce(monitor.reducer().aggregator());
        boolean known = value.isPresent() && !Double.isNaN(value.getAsDouble());
        return known ? new Measurement.Value(value.getAsDouble()) : new Measurement.NoData(absence);
    }

    private long start(long end) {
        Window window = monitor.reducer().window();
        return window.kind() == Window.Kind.CURRENT
                ? cumulative.of(window, Instant.ofEpochMilli(end)).toEpochMilli()
                : end - length.toMillis();
    }

    private MetricTracks tracks(SeriesStore store, Instant end) {
        return new MetricTracks(store, start(end.toEpochMilli()), end.toEpochMilli());
    }

    private Operand operand(MetricTracks tracks) {
        return monitor.expression()
                .accept(monitor.sumsBeforeArithmetic() ? new SummedEvaluation(tracks) : new PointwiseEvaluation(tracks))
                .within(tracks);
    }

    private Operand changed(Reducer.Change change, Operand current, SeriesStore store, Instant now) {
        Duration shift = change.shift().duration();
        Operand earlier = operand(tracks(store, now.minus(shift)))
                .eachTrack(track -> track.later(shift.toMillis()))
                .alignedTo(current, store.step().toMillis() / 2);
        Operand difference = current.combine(Operator.MINUS::apply, earlier);
        return change.unit() == Reducer.Unit.ABSOLUTE
                ? difference
                : difference.combine(Operator.DIVIDED_BY::apply, earlier).map(share -> share * 100);
    }
}
