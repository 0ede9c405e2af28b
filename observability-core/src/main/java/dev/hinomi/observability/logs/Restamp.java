package dev.hinomi.observability.logs;

import dev.hinomi.observability.datadog.DatadogLimits;
import dev.hinomi.observability.delivery.EntryRefresh;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Gives a line that Datadog would refuse for its age the time at which it is sent, and keeps the first one as
 * {@code original_timestamp}; the same for a line from the future, which a clock that was wrong has written. Only a line
 * that begins as {@link LogEncoder} begins one is touched. Thread-safe.
 */
final class Restamp implements EntryRefresh {
    /** A line is sent before Datadog sees it, and its clock is not ours. */
    static final Duration MARGIN = Duration.ofMinutes(30);

    private static final long OLDEST_MILLIS =
            DatadogLimits.OLDEST_LOG.minus(MARGIN).toMillis();
    private static final long NEWEST_MILLIS =
            DatadogLimits.NEWEST_LOG.minus(MARGIN).toMillis();
    private static final byte[] BEFORE = ascii("{\"timestamp\":");
    private static final byte[] BETWEEN = ascii(",\"original_timestamp\":");
    private static final byte[] AFTER = ascii(",\"status\":");
    private static final int DIGITS = 13;
    private static final int REST = BEFORE.length + DIGITS;

    @Override
    public byte[] refresh(byte[] line, Instant now) {
        if (!holds(line, 0, BEFORE) || !holds(line, REST, AFTER)) {
            return line;
        }
        long stamp = digits(line);
        long age = now.toEpochMilli() - stamp;
        return stamp < 0 || (age <= OLDEST_MILLIS && -age <= NEWEST_MILLIS) ? line : stamped(line, now);
    }

    private static byte[] stamped(byte[] line, Instant now) {
        byte[] digits = ascii(Long.toString(now.toEpochMilli()));
        if (digits.length != DIGITS) {
            return line;
        }
        byte[] stamped = Arrays.copyOf(BEFORE, line.length + BETWEEN.length + DIGITS);
        System.arraycopy(digits, 0, stamped, BEFORE.length, DIGITS);
        System.arraycopy(BETWEEN, 0, stamped, REST, BETWEEN.length);
        System.arraycopy(line, BEFORE.length, stamped, REST + BETWEEN.length, line.length - BEFORE.length);
        return stamped;
    }

    private static boolean holds(byte[] line, int from, byte[] text) {
        return line.length >= from + text.length && Arrays.equals(line, from, from + text.length, text, 0, text.length);
    }

    /** The milliseconds since 1970, or -1 if they are none. */
    private static long digits(byte[] line) {
        long value = 0;
        for (int i = BEFORE.length; i < REST; i++) {
            int digit = line[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return value;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
