package dev.hinomi.sandbox.query;

import java.util.Arrays;
import java.util.Locale;

/** How several values become one. */
enum Aggregator {
    AVG {
        @Override
        double of(double[] values) {
            return Arrays.stream(values).average().orElse(Double.NaN);
        }
    },
    SUM {
        @Override
        double of(double[] values) {
            return Arrays.stream(values).sum();
        }
    },
    MIN {
        @Override
        double of(double[] values) {
            return Arrays.stream(values).min().orElse(Double.NaN);
        }
    },
    MAX {
        @Override
        double of(double[] values) {
            return Arrays.stream(values).max().orElse(Double.NaN);
        }
    },
    COUNT {
        @Override
        double of(double[] values) {
            return values.length;
        }
    },
    P50 {
        @Override
        double of(double[] values) {
            return percentile(values, 0.50);
        }
    },
    P75 {
        @Override
        double of(double[] values) {
            return percentile(values, 0.75);
        }
    },
    P90 {
        @Override
        double of(double[] values) {
            return percentile(values, 0.90);
        }
    },
    P95 {
        @Override
        double of(double[] values) {
            return percentile(values, 0.95);
        }
    },
    P99 {
        @Override
        double of(double[] values) {
            return percentile(values, 0.99);
        }
    };

    /** The one value; there is at least one to make it from. */
    abstract double of(double[] values);

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
