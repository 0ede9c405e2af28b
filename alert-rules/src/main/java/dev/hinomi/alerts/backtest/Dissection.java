package dev.hinomi.alerts.backtest;

import dev.hinomi.alerts.query.Expression;
import dev.hinomi.alerts.query.Expression.MetricQuery;
import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Reducer;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.BurnWindow;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.Threshold;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.alerts.series.SeriesKey;
import dev.hinomi.alerts.series.SeriesStore;
import dev.hinomi.alerts.series.WindowEvaluation;
import dev.hinomi.observability.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Takes a query apart and evaluates each part by itself, over the very points that the engine saw. */
record Dissection(History history, Grid grid, Instant now) {

    List<Part> parts(Condition condition, Tags group) {
        if (condition instanceof Condition.Measured measured) {
            return parts(measured.query(), group);
        }
        if (condition instanceof Condition.Burning burning) {
            return burning.windows().stream()
                    .flatMap(window ->
                            Stream.of(window.over(), window.and()).map(length -> burn(burning, window, length, group)))
                    .toList();
        }
        return List.of();
    }

    private Part burn(Condition.Burning burning, BurnWindow window, Duration length, Tags group) {
        MetricMonitor errors = burning.objective().errorsOver(length);
        Part part = part(errors, group);
        if (!(part.value() instanceof Measurement.Value value)) {
            return part;
        }
        Threshold limit = Condition.Burning.faster(window.burn());
        double burn = burning.objective().burn(value.value()).doubleValue();
        Instant full = grid.start().plus(window.and());
        return part.noted("burns the budget " + limit.format(burn) + " times as fast as allowed, "
                + window.severity().name().toLowerCase(Locale.ROOT) + " is " + limit
                + (now.isBefore(full) ? "; takes no part before " + full + ", when the short window is full" : ""));
    }

    private List<Part> parts(MetricMonitor monitor, Tags group) {
        Reducer reducer = monitor.reducer();
        Reducer plain = new Reducer(reducer.aggregator(), reducer.window(), Optional.empty(), reducer.span());
        List<Expression> leaves = new ArrayList<>();
        collect(monitor.expression(), leaves);
        return leaves.stream()
                .map(leaf -> part(new MetricMonitor(plain, leaf, Optional.empty()), group))
                .toList();
    }

    /** What arithmetic stands between; a function belongs together. */
    private static void collect(Expression expression, List<Expression> leaves) {
        if (expression instanceof Expression.Arithmetic arithmetic) {
            collect(arithmetic.left(), leaves);
            collect(arithmetic.right(), leaves);
        } else if (expression instanceof Expression.Negation negation) {
            collect(negation.operand(), leaves);
        } else if (!(expression instanceof Expression.Literal)) {
            leaves.add(expression);
        }
    }

    private Part part(MetricMonitor monitor, Tags group) {
        WindowEvaluation evaluation = new WindowEvaluation(monitor);
        Recording recording = record(monitor);
        Map<Tags, Measurement> measured = evaluation.evaluate(recording.store(), now);
        Measurement none = new Measurement.NoData(Measurement.Reason.NO_SERIES);
        return new Part(
                monitor.expression().canonical(),
                monitor.reducer().canonical(),
                monitor.history(),
                measured.getOrDefault(group, measured.getOrDefault(Tags.NONE, none)),
                points(monitor, group, recording),
                Optional.empty());
    }

    /** Plays the points that the part can see into a store of its own. */
    private Recording record(MetricMonitor monitor) {
        Duration step = grid.step();
        Instant from = now.minus(monitor.history());
        Instant first = grid.atOrAfter(from.minus(step));
        ManualClock clock = ManualClock.at(first);
        Replay replay = new Replay(history, clock, step);
        Recording recording = new Recording(new SeriesStore(monitor.history().plus(step), step), new ArrayList<>());
        for (Instant at = first; !at.isAfter(now); at = clock.instant()) {
            Collection<Sample> samples = replay.sample(monitor.metrics());
            recording.store().record(samples, at);
            if (at.isAfter(from)) {
                samples.forEach(sample -> recording.inWindow().add(sample.key()));
            }
            clock.advance(step);
        }
        return recording;
    }

    private record Recording(SeriesStore store, List<SeriesKey> inWindow) {}

    private Part.Points points(MetricMonitor monitor, Tags group, Recording recording) {
        List<RecordedSeries> named = history.series().stream()
                .filter(series -> monitor.metrics().contains(series.key().metric()))
                .toList();
        List<RecordedSeries> read = named.stream()
                .filter(series -> isRead(series.key(), monitor, group))
                .toList();
        OptionalLong latest = read.stream()
                .flatMapToLong(series -> series.latest(now.toEpochMilli()).stream())
                .max();
        return new Part.Points(
                (int) recording.inWindow().stream()
                        .filter(key -> isRead(key, monitor, group))
                        .count(),
                read.size(),
                named.size(),
                latest.isPresent() ? Optional.of(Instant.ofEpochMilli(latest.getAsLong())) : Optional.empty());
    }

    private static boolean isRead(SeriesKey key, MetricMonitor monitor, Tags group) {
        return monitor.queries().stream()
                .filter(query -> query.metric().equals(key.metric()))
                .anyMatch(query -> query.scope().matches(key.tags()) && belongs(query, key.tags(), group));
    }

    private static boolean belongs(MetricQuery query, Tags tags, Tags group) {
        return tags.restrictedTo(query.by())
                .filter(own -> group.all().containsAll(own.all()))
                .isPresent();
    }
}
