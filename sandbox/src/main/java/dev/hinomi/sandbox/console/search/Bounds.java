package dev.hinomi.sandbox.console.search;

/**
 * A range of numbers.
 *
 * @param low the lower end; negative infinity when open
 * @param lowIncluded whether the lower end belongs to the range
 * @param high the upper end; infinity when open
 * @param highIncluded whether the upper end belongs to the range
 */
public record Bounds(double low, boolean lowIncluded, double high, boolean highIncluded) {

    static Bounds above(double low, boolean included) {
        return new Bounds(low, included, Double.POSITIVE_INFINITY, true);
    }

    static Bounds below(double high, boolean included) {
        return new Bounds(Double.NEGATIVE_INFINITY, true, high, included);
    }

    /**
     * Says whether a value is a number in this range.
     *
     * @param value a value as text
     * @return false as well when it is not a number
     */
    public boolean contain(String value) {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException notNumeric) {
            return false;
        }
        boolean aboveLow = lowIncluded ? number >= low : number > low;
        boolean belowHigh = highIncluded ? number <= high : number < high;
        return aboveLow && belowHigh;
    }
}
