package dev.hinomi.sandbox.console.chart;

/**
 * Turns values into pixels.
 *
 * @param low the lowest value
 * @param high the highest value; above the lowest
 * @param from the pixel of the lowest value
 * @param to the pixel of the highest value
 */
record Scale(double low, double high, double from, double to) {

    static Scale over(double[] values, double from, double to) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (low > high) {
            return new Scale(0, 1, from, to);
        }
        return new Scale(low, high > low ? high : low + 1, from, to);
    }

    double at(double value) {
        double finite = Double.isFinite(value) ? Math.max(low, Math.min(high, value)) : low;
        return from + (to - from) * (finite - low) / (high - low);
    }
}
