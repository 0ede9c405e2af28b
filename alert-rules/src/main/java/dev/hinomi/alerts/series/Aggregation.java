package dev.hinomi.alerts.series;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;

/** Makes one value of several, by the word that stands for it in a query. */
final class Aggregation {

    private Aggregation() {}

    /** The value of several, of which there must be one at least. */
    static double of(String word, Collection<Double> values) {
        return switch (word) {
            case "avg", "mean" -> mean(values);
            case "sum" -> total(new ExactSum(false), values);
            case "min" -> Collections.min(values);
            case "max" -> Collections.max(values);
            case "count" -> values.size();
            case "median" -> percentile(values, 50);
            case "stddev" -> deviation(values, mean(values));
            case "l2norm" ->
                Math.sqrt(values.stream().mapToDouble(value -> value * value).sum());
            default -> percentile(values, percent(word));
        };
    }

    private static double mean(Collection<Double> values) {
        return total(new ExactSum(true), values);
    }

    private static double total(ExactSum sum, Collection<Double> values) {
        values.forEach(value -> sum.enter(0, value));
        return sum.value();
    }

    private static double percent(String word) {
        if (!word.startsWith("p")) {
            throw new IllegalArgumentException(
                    "an aggregation must be avg, sum, min, max, count or p95 but was " + word);
        }
        return Double.parseDouble(word.substring(1));
    }

    /** The value at the rank that Datadog's sketches take: q * (n - 1), rounded down. */
    private static double percentile(Collection<Double> values, double percent) {
        double[] sorted = new double[values.size()];
        int next = 0;
        for (double value : values) {
            sorted[next++] = value;
        }
        Arrays.sort(sorted);
        return sorted[(int) (percent / 100 * (sorted.length - 1))];
    }

    private static double deviation(Collection<Double> values, double mean) {
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / values.size());
    }
}
