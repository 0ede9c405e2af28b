package dev.hinomi.benchmarks.metrics;

import java.util.Random;

/** How long requests take. */
public enum Latencies {
    /** Around 20 ms, with a long tail. */
    LOGNORMAL {
        @Override
        double millis(Random random) {
            return MEDIAN_MILLIS * Math.exp(random.nextGaussian() * SPREAD);
        }
    },

    /** Nine of ten from a cache in about 2 ms, the tenth from a database in about 200 ms. */
    BIMODAL {
        @Override
        double millis(Random random) {
            double middle = random.nextInt(HITS_IN + 1) < HITS_IN ? CACHE_MILLIS : DATABASE_MILLIS;
            return middle * Math.exp(random.nextGaussian() * NARROW);
        }
    };

    private static final double MEDIAN_MILLIS = 20;
    private static final double SPREAD = 0.8;
    private static final int HITS_IN = 9;
    private static final double CACHE_MILLIS = 2;
    private static final double DATABASE_MILLIS = 200;
    private static final double NARROW = 0.2;
    private static final double NANOS_IN_A_MILLI = 1e6;

    abstract double millis(Random random);

    /** So many of them in nanoseconds, always the same for a seed. */
    public long[] nanos(int count, long seed) {
        Random random = new Random(seed);
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            nanos[i] = Math.round(millis(random) * NANOS_IN_A_MILLI);
        }
        return nanos;
    }
}
