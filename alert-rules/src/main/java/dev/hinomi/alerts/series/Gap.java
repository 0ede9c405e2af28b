package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.LookBack;
import dev.hinomi.alerts.query.Modifier;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.DoubleUnaryOperator;

/**
 * What stands where a track has no point but others do.
 *
 * @param method from which of its points it follows
 * @param limit for how many milliseconds behind a point
 * @param otherwise what it is where no point is near enough; NaN is nothing
 */
record Gap(Method method, long limit, double otherwise) {

    /** Nothing: the time is left out. */
    static final Gap NOTHING = new Gap(Method.NONE, 0, Double.NaN);

    /** Zero, as for counts. */
    static final Gap ZERO = new Gap(Method.NONE, 0, 0);

    /** Nothing in arithmetic, but interpolated as soon as something is asked to stand there. */
    static final Gap OF_GAUGE = new Gap(Method.GAUGE, LookBack.FILL.toMillis(), Double.NaN);

    /** On the line between two points, or the last one for as long as Datadog holds it. */
    static final Gap INTERPOLATED = new Gap(Method.LINEAR, LookBack.FILL.toMillis(), Double.NaN);

    /** How a value follows from the points around it. */
    enum Method {
        NONE,
        GAUGE,
        LAST,
        LINEAR
    }

    static Gap of(Modifier fill) {
        long limit = fill.seconds().orElse((int) LookBack.FILL.toSeconds()) * 1000L;
        return switch (fill.word().orElse("null")) {
            case "zero" -> ZERO;
            case "last" -> new Gap(Method.LAST, limit, Double.NaN);
            case "linear" -> new Gap(Method.LINEAR, limit, Double.NaN);
            default -> NOTHING;
        };
    }

    /** The same with this value where there would be nothing. */
    Gap or(double value) {
        return new Gap(method == Method.GAUGE ? Method.LINEAR : method, limit, value);
    }

    Gap map(DoubleUnaryOperator change) {
        return Double.isNaN(otherwise) ? this : new Gap(method, limit, change.applyAsDouble(otherwise));
    }

    /** The value at a time between these points; NaN is nothing. */
    double at(NavigableMap<Long, Double> known, long time) {
        if (method == Method.NONE || method == Method.GAUGE) {
            return otherwise;
        }
        Map.Entry<Long, Double> before = known.floorEntry(time);
        if (before == null || time - before.getKey() > limit) {
            return otherwise;
        }
        Map.Entry<Long, Double> after = known.ceilingEntry(time);
        return method == Method.LAST || after == null ? before.getValue() : onLine(before, after, time);
    }

    private static double onLine(Map.Entry<Long, Double> before, Map.Entry<Long, Double> after, long time) {
        long span = after.getKey() - before.getKey();
        double share = span == 0 ? 0 : (double) (time - before.getKey()) / span;
        return before.getValue() + share * (after.getValue() - before.getValue());
    }
}
