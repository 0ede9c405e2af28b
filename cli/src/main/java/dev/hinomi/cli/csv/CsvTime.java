package dev.hinomi.cli.csv;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** A time with its offset, or seconds since the epoch. */
public final class CsvTime {

    private static final Pattern SECONDS = Pattern.compile("-?\\d{1,11}(\\.\\d{1,9})?");
    private static final Pattern MILLISECONDS = Pattern.compile("\\d{13}");

    private CsvTime() {}

    /**
     * Milliseconds since the epoch.
     *
     * @throws IllegalArgumentException when the text is no time
     */
    public static long parse(String text) {
        if (SECONDS.matcher(text).matches()) {
            return new BigDecimal(text).movePointRight(3).longValue();
        }
        if (MILLISECONDS.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" looks like milliseconds: write seconds since the epoch, or 2026-11-23T09:00:00Z");
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException problem) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" is no time: write 2026-11-23T09:00:00Z, an offset such as +09:00 in place of Z, or"
                            + " seconds since the epoch",
                    problem);
        }
    }
}
