package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Expression;
import dev.hinomi.alerts.query.LookBack;
import dev.hinomi.alerts.query.Tags;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Evaluates one function over what its arguments come to. */
final class FunctionEvaluation {

    private static final Pattern SMOOTHING = Pattern.compile("(ewma|median|rollingavg)_(\\d+)");
    private static final Pattern RANK = Pattern.compile("(top|bottom)(\\d+)_(\\w+)");

    private final MetricTracks tracks;
    private final Expression.Call call;

    FunctionEvaluation(MetricTracks tracks, Expression.Call call) {
        this.tracks = tracks;
        this.call = call;
    }

    Operand result() {
        Matcher smoothing = SMOOTHING.matcher(call.function());
        if (smoothing.matches()) {
            int points = Integer.parseInt(smoothing.group(2));
            return smoothed(Smoothing.of(smoothing.group(1), points));
        }
        Matcher rank = RANK.matcher(call.function());
        if (rank.matches()) {
            return ranked(rank.group(1).equals("top"), Integer.parseInt(rank.group(2)), rank.group(3));
        }
        return switch (call.function()) {
            case "timeshift", "hour_before", "day_before", "week_before", "month_before" ->
                shifted(LookBack.own(call).toMillis());
            case "calendar_shift" -> shifted(calendarShift());
            case "diff", "derivative", "monotonic_diff", "per_second", "per_minute", "per_hour", "throughput" -> rate();
            case "dt" -> Groups.intervals(grouped(earlier()));
            case "moving_rollup" ->
                smoothed(Smoothing.moving(milliseconds(1), call.word(2).orElse("avg")));
            case "cumsum" -> windowed(Smoothing::sums);
            case "integral" -> windowed(Smoothing::integral);
            case "trend_line" -> windowed(Smoothing::trend);
            case "rollup" ->
                inner().eachTrack(track -> Rollup.apply(call.word(1).orElse("avg"), milliseconds(2), track));
            case "top" -> ranked(isDescending(), (int) argument(1), call.word(2).orElse("mean"));
            case "count_nonzero", "count_nonzero_finite" -> Groups.count(grouped(inner()), value -> value != 0);
            case "count_not_null" -> Groups.count(grouped(inner()), value -> true);
            case "exclude_null" -> Groups.withoutNull(grouped(inner()));
            case "percentile" ->
                Groups.aggregate(
                        grouped(inner()),
                        call.word(1).orElse("p50"),
                        call.keys().orElseThrow());
            case "default_zero" -> inner().withGap(gap -> gap.or(0));
            case "default" -> inner().withGap(gap -> gap.or(argument(1)));
            case "clamp_min", "clamp_max" -> inner().map(pointwise()).withGap(gap -> gap.or(argument(1)));
            case "sum", "avg", "stddev" -> aggregated();
            case "min", "max", "minimum", "maximum" -> call.keys().isPresent() ? aggregated() : extreme();
            default -> inner().map(pointwise());
        };
    }

    private DoubleUnaryOperator pointwise() {
        double bound = call.number(1).orElse(0);
        return switch (call.function()) {
            case "abs" -> Math::abs;
            case "log2" -> value -> Math.log(value) / Math.log(2);
            case "log10" -> Math::log10;
            case "is_greater" -> value -> value > bound ? 1 : 0;
            case "is_less" -> value -> value < bound ? 1 : 0;
            case "is_between" -> value -> value > bound && value < argument(2) ? 1 : 0;
            case "clamp_min" -> value -> Math.max(value, bound);
            case "clamp_max" -> value -> Math.min(value, bound);
            case "cutoff_min" -> value -> value < bound ? Double.NaN : value;
            case "cutoff_max" -> value -> value > bound ? Double.NaN : value;
            default ->
                throw new IllegalArgumentException(
                        call.function() + "() cannot be evaluated in this process: ask the query's evaluability first");
        };
    }

    private double argument(int index) {
        return call.number(index).orElseThrow();
    }

    private long milliseconds(int index) {
        return (long) (Math.min(1e9, argument(index)) * 1000);
    }

    private Operand inner() {
        return call.operands().get(0).accept(new PointwiseEvaluation(tracks));
    }

    private static Operand.Grouped grouped(Operand operand) {
        return operand instanceof Operand.Grouped grouped
                ? grouped
                : new Operand.Grouped(Map.of(Tags.NONE, Track.EMPTY), Gap.NOTHING);
    }

    /** The argument with points from before the window, for functions that look back. */
    private Operand earlier() {
        MetricTracks longer = tracks.longer(LookBack.own(call).toMillis());
        return call.operands().get(0).accept(new PointwiseEvaluation(longer));
    }

    private Operand smoothed(UnaryOperator<Track> smoothing) {
        return earlier().eachTrack(smoothing);
    }

    private Operand windowed(UnaryOperator<Track> change) {
        return inner().within(tracks).eachTrack(change);
    }

    private Operand shifted(long milliseconds) {
        MetricTracks shifted = tracks.earlier(milliseconds);
        return call.operands()
                .get(0)
                .accept(new PointwiseEvaluation(shifted))
                .eachTrack(track -> track.later(milliseconds));
    }

    /** As much as the end of the window moves on the calendar of the zone. */
    private long calendarShift() {
        String shift = call.word(1).orElse("-1d");
        ZonedDateTime end =
                Instant.ofEpochMilli(tracks.end()).atZone(ZoneId.of(call.word(2).orElse("UTC")));
        int amount = Integer.parseInt(shift.replaceAll("\\D", ""));
        ZonedDateTime earlier = switch (shift.replaceAll("[^a-z]", "")) {
            case "d" -> end.minusDays(amount);
            case "w" -> end.minusWeeks(amount);
            default -> end.minusMonths(amount);
        };
        return tracks.end() - earlier.toInstant().toEpochMilli();
    }

    /** Differences are taken of every series before series are combined, where the argument is a plain query. */
    private Operand rate() {
        UnaryOperator<Track> rate = Rates.of(call.function());
        MetricTracks longer = tracks.longer(LookBack.own(call).toMillis());
        return call.operands().get(0) instanceof Expression.MetricQuery query
                ? longer.of(query, rate)
                : earlier().eachTrack(rate);
    }

    private boolean isDescending() {
        return call.word(3).orElse("desc").equals("desc");
    }

    private Operand ranked(boolean descending, int count, String measure) {
        return Groups.ranked(grouped(inner().within(tracks)), descending, count, measure);
    }

    private Operand aggregated() {
        return Groups.aggregate(grouped(inner()), call.function(), call.keys().orElseThrow());
    }

    private Operand extreme() {
        Operand right = call.operands().get(1).accept(new PointwiseEvaluation(tracks));
        return call.function().startsWith("min")
                ? inner().combine(Math::min, right)
                : inner().combine(Math::max, right);
    }
}
