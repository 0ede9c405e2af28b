package dev.hinomi.alerts.series;

/**
 * A sum of doubles without rounding, kept as two of them, so that a value can be taken away again and leaves nothing behind. Values
 * that are so unequal that two do not suffice make it inexact, and so does what is not finite. Not safe for use by several threads.
 */
final class ExactSum {

    private double rounded;
    private double rest;
    private boolean exact = true;

    void clear() {
        rounded = 0;
        rest = 0;
        exact = true;
    }

    /** Adds a value; the negative of one that was added takes it away. */
    void add(double value) {
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

    /** The sum, rounded once. */
    double value() {
        return rounded;
    }

    /** The sum divided by the number of its values: of equal ones exactly their value. */
    double mean(int count) {
        double mean = rounded / count;
        return Double.isFinite(mean) ? mean + (Math.fma(-mean, count, rounded) + rest) / count : mean;
    }

    /** Whether nothing was lost. */
    boolean isExact() {
        return exact;
    }
}
