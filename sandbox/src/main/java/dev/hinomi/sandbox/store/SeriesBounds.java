package dev.hinomi.sandbox.store;

/**
 * How many series and points are kept in memory.
 *
 * @param series series at most; the one that got no point for the longest time makes room
 * @param pointsPerSeries points at most in each series; the oldest makes room
 */
public record SeriesBounds(int series, int pointsPerSeries) {

    /** Refuses bounds that keep nothing. */
    public SeriesBounds {
        if (series < 1 || pointsPerSeries < 1) {
            throw new IllegalArgumentException("Bounds must be at least 1 series of 1 point, but were " + series
                    + " series of " + pointsPerSeries + " points");
        }
    }
}
