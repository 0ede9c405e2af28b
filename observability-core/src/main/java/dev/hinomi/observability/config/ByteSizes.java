package dev.hinomi.observability.config;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them. */
final class ByteSizes {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*(B|KB|MB|GB)");
    private static final Map<String, Integer> SHIFTS = Map.of("B", 0, "KB", 10, "MB", 20, "GB", 30);

    private ByteSizes() {}

    /** The bytes of a text such as {@code 16MB}; a unit is demanded, because a bare number is mostly meant otherwise. */
    static long parse(String text) {
        Matcher size = SIZE.matcher(text.toUpperCase(Locale.ROOT));
        if (!size.matches()) {
            throw new IllegalArgumentException("A size needs a number and B, KB, MB or GB, but is " + text + ".");
        }
        return Long.parseLong(size.group(1)) << SHIFTS.getOrDefault(size.group(2), 0);
    }
}
