package dev.hinomi.sandbox.query;

import dev.hinomi.sandbox.store.Distribution;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** How several values become one. */
enum Aggregator {
    AVG(DoubleStream::average, Distribution::average),
    SUM(values -> OptionalDouble.of(values.sum()), Distribution::sum),
    MIN(DoubleStream::min, Distribution::min),
    MAX(DoubleStream::max, Distribution::max),
    COUNT(values -> OptionalDouble.of((double) values.count()), values -> (double) values.count()),
    P50(0.50),
    P75(0.75),
    P90(0.90),
    P95(0.95),
    P99(0.99);

    private final Function<DoubleStream, OptionalDouble> ofValues;
    private final ToDoubleFunction<Distribution> ofDistribution;

    Aggregator(Function<DoubleStream, OptionalDouble> ofValues, ToDoubleFunction<Distribution> ofDistribution) {
        this.ofValues = ofValues;
        this.ofDistribution = ofDistribution;
    }

    Aggregator(double quantile) {
        this(values -> OptionalDouble.of(percentile(values.toArray(), quantile)), all -> all.percentile(quantile));
    }

    /** The one value; there is at least one to make it from. */
    double of(double[] values) {
        return ofValues.apply(Arrays.stream(values)).orElse(Double.NaN);
    }

    /** The one value; there is at least one to make it from. */
    double of(Distribution values) {
        return ofDistribution.applyAsDouble(values);
    }

    static Aggregator named(String name) {
        try {
            return valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new QueryException(
                    "No aggregator \"" + name + "\"; there are avg, sum, min, max, count, p50, p75, p90, p95, p99");
        }
    }

    private static double percentile(double[] values, double rank) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int index = (int) Math.ceil(rank * sorted.length) - 1;
        return sorted[Math.max(0, Math.min(sorted.length - 1, index))];
    }
}
