package dev.hinomi.observability.json;

/** Decimal digits of integers that are not negative. */
final class JsonNumber {
    private JsonNumber() {}

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
