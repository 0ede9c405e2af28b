package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.TimeAggregator;

/**
 * One value of the points in a window, as points enter and leave it. Entering and leaving cost the same whatever the length of the
 * window; when that does not suffice to know the value, all points have to enter anew. Not safe for use by several threads.
 */
sealed interface RunningValue permits ExactSum, RunningValue.Extreme {

    static RunningValue of(TimeAggregator aggregator) {
        return switch (aggregator) {
            case AVG -> new ExactSum(true);
            case SUM -> new ExactSum(false);
            case MIN -> new Extreme(-1);
            case MAX -> new Extreme(1);
            case LAST -> new Extreme(0);
            case PERCENTILE ->
                throw new IllegalArgumentException(
                        "percentile needs the distributions that Datadog keeps: ask the query's evaluability first");
        };
    }

    void clear();

    /** A point that is later than all in the window. */
    void enter(long step, double value);

    /** The earliest point in the window. */
    void leave(long step, double value);

    /** Whether all points have to enter anew. */
    boolean isLost();

    /** NaN when the window is empty. */
    double value();

    /** The greatest, the least or the latest. */
    final class Extreme implements RunningValue {
        private final int direction;
        private double extreme = Double.NaN;
        private long at;
        private boolean lost;

        /**
         * @param direction 1 for the greatest, -1 for the least, 0 for the latest
         */
        Extreme(int direction) {
            this.direction = direction;
        }

        @Override
        public void clear() {
            extreme = Double.NaN;
            lost = false;
        }

        @Override
        public void enter(long step, double value) {
            if (!(direction * value < direction * extreme)) {
                extreme = value;
                at = step;
            }
        }

        @Override
        public void leave(long step, double value) {
            lost |= step == at;
        }

        @Override
        public boolean isLost() {
            return lost;
        }

        @Override
        public double value() {
            return extreme;
        }
    }
}
