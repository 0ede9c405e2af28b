package dev.hinomi.alerts.fleet;

import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Reducer;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.query.Window;
import dev.hinomi.alerts.series.CumulativeStart;
import dev.hinomi.alerts.series.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked for a monitor, and what the answer comes to. Datadog evaluates everything but the time aggregation; only where
 * arithmetic runs on sums over the window ({@code .as_count()}) its parts are asked for, all in one request, and summed here.
 */
final class Question {

    private final MetricMonitor monitor;
    private final PartialSums sums;

    Question(MetricMonitor monitor) {
        this.monitor = monitor;
        this.sums = PartialSums.of(monitor.expression());
    }

    /** The query as the API is asked it: queries with commas between them get an answer each. */
    String text() {
        if (monitor.sumsBeforeArithmetic()) {
            return String.join(", ", sums.parts());
        }
        String now = monitor.expression().canonical();
        return monitor.reducer().change().map(change -> changed(now, change)).orElse(now);
    }

    private static String changed(String now, Reducer.Change change) {
        String earlier = "timeshift(" + now + ", -" + change.shift().duration().toSeconds() + ")";
        String difference = "(" + now + ") - " + earlier;
        return change.unit() == Reducer.Unit.ABSOLUTE ? difference : "((" + difference + ") / " + earlier + ") * 100";
    }

    /** Where the window begins that ends then. */
    Instant start(Instant end) {
        Window window = monitor.reducer().window();
        return window.kind() == Window.Kind.CURRENT
                ? CumulativeStart.UTC.of(window, end)
                : end.minus(window.duration());
    }

    /**
     * After what time it is asked again: as often as Datadog evaluates a monitor, every minute below a window of 24 hours, every ten
     * minutes up to 48, every half hour above (documentation, {@code monitors/configuration}).
     */
    Duration pause() {
        Duration window = monitor.reducer().window().duration();
        if (window.compareTo(Duration.ofDays(1)) < 0) {
            return Duration.ofMinutes(1);
        }
        return window.compareTo(Duration.ofDays(2)) < 0 ? Duration.ofMinutes(10) : Duration.ofMinutes(30);
    }

    /** What each group came to; a query without {@code by} has exactly one, under {@link Tags#NONE}. */
    Map<Tags, Measurement> answer(List<AnsweredSeries> series) {
        Map<Tags, Measurement> groups = new HashMap<>();
        if (monitor.sumsBeforeArithmetic()) {
            sums.evaluate(series).forEach((group, value) -> groups.put(group, measured(value)));
        } else {
            series.forEach(one -> group(one)
                    .ifPresent(group -> groups.put(group, one.values().isEmpty() ? empty() : measured(reduced(one)))));
        }
        if (groups.isEmpty() && !monitor.isGrouped()) {
            groups.put(Tags.NONE, new Measurement.NoData(Measurement.Reason.NO_SERIES));
        }
        return groups;
    }

    /** A series without one of the tags is invisible to monitors. */
    private Optional<Tags> group(AnsweredSeries one) {
        if (!monitor.isGrouped()) {
            return Optional.of(Tags.NONE);
        }
        return PartialSums.isWhole(one.group()) ? Optional.of(one.group()) : Optional.empty();
    }

    private static Measurement empty() {
        return new Measurement.NoData(Measurement.Reason.EMPTY_WINDOW);
    }

    private static Measurement measured(double value) {
        return Double.isFinite(value)
                ? new Measurement.Value(value)
                : new Measurement.NoData(Measurement.Reason.UNDEFINED);
    }

    private double reduced(AnsweredSeries one) {
        DoubleSummaryStatistics all =
                one.values().stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return switch (monitor.reducer().aggregator()) {
            case AVG -> all.getAverage();
            case SUM -> all.getSum();
            case MIN -> all.getMin();
            case MAX -> all.getMax();
            case LAST -> one.values().get(one.values().size() - 1);
            case PERCENTILE -> Double.NaN;
        };
    }
}
