package dev.hinomi.alerts.series;

/**
 * A sum of doubles without rounding, kept as two of them, so that a value can leave it again and leaves nothing behind; or their mean.
 * Values that are so unequal that two do not suffice make it inexact, and so does what is not finite. Not safe for use by several
 * threads.
 */
final class ExactSum implements RunningValue {

    private final boolean mean;
    private double rounded;
    private double rest;
    private int count;
    private boolean exact = true;

    /**
     * @param mean whether it comes to the mean of its values, and not to their sum
     */
    ExactSum(boolean mean) {
        this.mean = mean;
    }

    @Override
    public void clear() {
        rounded = 0;
        rest = 0;
        count = 0;
        exact = true;
    }

    @Override
    public void enter(long step, double value) {
        count++;
        add(value);
    }

    @Override
    public void leave(long step, double value) {
        count--;
        add(-value);
    }

    private void add(double value) {
        double sum = rounded + value;
        if (!Double.isFinite(sum)) {
            rounded = sum;
            rest = 0;
            exact = false;
            return;
        }
        double lost = lost(rounded, value, sum);
        double small = rest + lost;
        exact &= lost(rest, lost, small) == 0;
        rounded = sum + small;
        rest = lost(sum, small, rounded);
    }

    /** What rounding took from the sum of two (Knuth, The Art of Computer Programming, 4.2.2). */
    private static double lost(double one, double other, double sum) {
        double part = sum - one;
        return (one - (sum - part)) + (other - part);
    }

    @Override
    public boolean isLost() {
        return !exact;
    }

    /** The sum, rounded once; or that divided by the number of its values: of equal ones exactly their value. */
    @Override
    public double value() {
        if (count == 0) {
            return Double.NaN;
        }
        return mean ? mean() : rounded;
    }

    private double mean() {
        double mean = rounded / count;
        return Double.isFinite(mean) ? mean + (Math.fma(-mean, count, rounded) + rest) / count : mean;
    }
}
