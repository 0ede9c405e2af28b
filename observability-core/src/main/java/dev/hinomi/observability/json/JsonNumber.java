package dev.hinomi.observability.json;

/** Decimal digits of numbers that are not negative. */
final class JsonNumber {
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
    private static final int MOST_DECIMALS = POWERS.length - 1;
    private static final double SMALLEST = 1e-3;
    private static final double LARGEST_SCALED = 1L << 49;

    private JsonNumber() {}

    /**
     * How many decimals spell a number exactly, from 1 to 9; 0 if it takes more, or is too large or
     * too small for that. A number of at most 15 digits, divided by a power of ten that a double holds, is rounded only
     * once, so that the quotient is what a reader makes of the digits; and no other number of 15 digits or fewer gives the
     * same.
     */
    static int decimals(double value) {
        if (!(value >= SMALLEST && value < LARGEST_SCALED)) {
            return 0;
        }
        int decimals = MOST_DECIMALS;
        while (decimals > 0 && value * POWERS[decimals] >= LARGEST_SCALED) {
            decimals--;
        }
        long scaled = scaled(value, decimals);
        if (scaled / POWERS[decimals] != value) {
            return 0;
        }
        while (decimals > 0 && scaled % 10 == 0) {
            scaled /= 10;
            decimals--;
        }
        return decimals;
    }

    /** A number without its point, which stands before the last of its decimals. */
    static long scaled(double value, int decimals) {
        return (long) Math.rint(value * POWERS[decimals]);
    }

    /** A power of ten, the ninth at most. */
    static long power(int exponent) {
        return (long) POWERS[exponent];
    }

    /** Writes the last digits of a number, beginning at an index. */
    static void writeDecimals(long value, int decimals, byte[] buffer, int start) {
        long rest = value;
        for (int at = start + decimals - 1; at >= start; at--) {
            buffer[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** How many digits a number has. */
    static int digits(long value) {
        int digits = 1;
        for (long power = 10; digits < 19 && value >= power; power *= 10) {
            digits++;
        }
        return digits;
    }

    /** Writes a number so that it ends before an index. */
    static void write(long value, byte[] buffer, int end) {
        long rest = value;
        int at = end;
        while (rest >= 10) {
            long next = rest / 10;
            buffer[--at] = (byte) ('0' + (rest - next * 10));
            rest = next;
        }
        buffer[--at] = (byte) ('0' + rest);
    }
}
