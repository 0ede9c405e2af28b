package dev.hinomi.sandbox.console.html;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers with their unit, the same everywhere in the console. Times are UTC. */
public final class Units {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Units() {}

    /**
     * Writes a duration.
     *
     * @param nanos nanoseconds
     * @return for instance {@code 1.82 s}
     */
    public static String duration(long nanos) {
        if (nanos < 1_000) {
            return nanos + " ns";
        }
        if (nanos < 1_000_000) {
            return number(nanos / 1e3) + " µs";
        }
        if (nanos < 1_000_000_000) {
            return number(nanos / 1e6) + " ms";
        }
        return nanos < 120_000_000_000L ? number(nanos / 1e9) + " s" : longDuration(Duration.ofNanos(nanos));
    }

    /**
     * Writes a size.
     *
     * @param bytes bytes
     * @return for instance {@code 4.2 kB}
     */
    public static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        return bytes < 1_000_000 ? number(bytes / 1e3) + " kB" : number(bytes / 1e6) + " MB";
    }

    /**
     * Writes a count.
     *
     * @param count a count
     * @return for instance {@code 12,345}
     */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /**
     * Writes a count of something.
     *
     * @param count a count
     * @param one what is counted, in the singular of a word that takes an s
     * @return for instance {@code 1 edit} or {@code 3 edits}
     */
    public static String counted(long count, String one) {
        return count(count) + " " + one + (count == 1 ? "" : "s");
    }

    /**
     * Writes a number with as many digits as tell something.
     *
     * @param value any number
     * @return for instance {@code 1.82}
     */
    public static String number(double value) {
        double size = Math.abs(value);
        if (Double.isNaN(value) || Double.isInfinite(value) || (size != 0 && (size < 1e-4 || size >= 1e15))) {
            return Double.toString(value);
        }
        if (value == Math.rint(value)) {
            return count((long) value);
        }
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.01 ? 2 : 4;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /**
     * Writes the time of day.
     *
     * @param time a point in time
     * @return UTC to the millisecond
     */
    public static String clock(Instant time) {
        return CLOCK.format(time);
    }

    /**
     * Writes the date.
     *
     * @param time a point in time
     * @return the day in UTC
     */
    public static String day(Instant time) {
        return DAY.format(time);
    }

    private static String longDuration(Duration duration) {
        return duration.toHours() == 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
}
