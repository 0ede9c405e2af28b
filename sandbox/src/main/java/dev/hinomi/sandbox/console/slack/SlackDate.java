package dev.hinomi.sandbox.console.slack;

import dev.hinomi.sandbox.console.html.Markup;
import dev.hinomi.sandbox.console.html.Visible;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A date that each reader sees in their own zone: {@code <!date^1790000000^{date_short} {time}|fallback>}.
 *
 * @param time the point in time; null when the text was no date
 * @param format its format with words in braces
 * @param fallback what to show when it cannot be read
 */
record SlackDate(@Nullable Instant time, String format, String fallback) {
    private static final Map<String, String> WORDS = Map.of(
            "{date_num}", "yyyy-MM-dd",
            "{date}", "MMMM d, yyyy",
            "{date_short}", "MMM d, yyyy",
            "{date_long}", "EEEE, MMMM d, yyyy",
            "{date_pretty}", "MMMM d, yyyy",
            "{date_short_pretty}", "MMM d, yyyy",
            "{date_long_pretty}", "EEEE, MMMM d, yyyy",
            "{time}", "h:mm a",
            "{time_secs}", "h:mm:ss a");

    static SlackDate parse(String body, String fallback) {
        String[] parts = body.split("\\^", -1);
        try {
            return new SlackDate(Instant.ofEpochSecond(Long.parseLong(parts[1])), parts[2], fallback);
        } catch (NumberFormatException | DateTimeException | ArrayIndexOutOfBoundsException notADate) {
            return new SlackDate(null, "", fallback);
        }
    }

    void write(ZoneId zone, Markup out) {
        if (time == null) {
            out.html(Visible.show(fallback));
            return;
        }
        ZonedDateTime local = time.atZone(zone);
        String shown = format;
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            shown = shown.replace(
                    word.getKey(),
                    DateTimeFormatter.ofPattern(word.getValue(), Locale.ENGLISH).format(local));
        }
        out.open("time", "datetime", time.toString(), "class", "sl-date", "title", time + " in " + zone);
        out.html(Visible.show(shown)).close();
    }
}
