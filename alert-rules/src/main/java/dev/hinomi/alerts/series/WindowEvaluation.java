package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Evaluability;
import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Operator;
import dev.hinomi.alerts.query.Reducer;
import dev.hinomi.alerts.query.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The value of one query over the points of a store, per group, in the order that Datadog documents: over time per series,
 * over series per group, arithmetic, then over the window. Only arithmetic over {@code .as_count()} sums over the window
 * first. A window that is not full yet is evaluated with what there is.
 */
public final class WindowEvaluation {

    private final MetricMonitor monitor;

    /**
     * @throws IllegalArgumentException when only Datadog can evaluate the query
     */
    public WindowEvaluation(MetricMonitor monitor) {
        if (monitor.evaluability() instanceof Evaluability.Elsewhere remote) {
            throw new IllegalArgumentException("only Datadog can evaluate " + remote.part() + ": " + remote.why());
        }
        this.monitor = monitor;
    }

    /** How far back its points reach. */
    public Duration history() {
        Reducer reducer = monitor.reducer();
        return reducer.window()
                .duration()
                .plus(reducer.change().map(change -> change.shift().duration()).orElse(Duration.ZERO));
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

    private Measurement reduced(Track track, Measurement.Reason absence) {
        OptionalDouble value = track.reduce(monitor.reducer().aggregator());
        return value.isPresent() ? new Measurement.Value(value.getAsDouble()) : new Measurement.NoData(absence);
    }

    private MetricTracks tracks(SeriesStore store, Instant end) {
        long start = end.minus(monitor.reducer().window().duration()).toEpochMilli();
        return new MetricTracks(store, start, end.toEpochMilli());
    }

    private Operand operand(MetricTracks tracks) {
        return monitor.expression()
                .accept(
                        monitor.sumsBeforeArithmetic()
                                ? new SummedEvaluation(tracks)
                                : new PointwiseEvaluation(tracks));
    }

    private Operand changed(Reducer.Change change, Operand current, SeriesStore store, Instant now) {
        Duration shift = change.shift().duration();
        Operand earlier = operand(tracks(store, now.minus(shift)))
                .later(shift.toMillis())
                .alignedTo(current, store.step().toMillis() / 2);
        Operand difference = current.combine(Operator.MINUS, earlier);
        return change.unit() == Reducer.Unit.ABSOLUTE
                ? difference
                : difference.combine(Operator.DIVIDED_BY, earlier).map(share -> share * 100);
    }
}
