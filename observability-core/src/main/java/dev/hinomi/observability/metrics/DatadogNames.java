package dev.hinomi.observability.metrics;

import dev.hinomi.observability.datadog.DatadogLimits;
import java.util.Locale;

/**
 * Metric names and tags as Datadog stores them, so that what a query says and what was sent are the same text. Pure;
 * every result maps to itself. Sources: docs.datadoghq.com, "Custom metrics naming" and "Getting started with tags".
 */
public final class DatadogNames {
    private static final String LETTER_FIRST = "m.";

    private DatadogNames() {}

    /**
     * A metric name: ASCII letters, digits, {@code _} and {@code .}, anything else becomes {@code _}; begins with a
     * letter, else {@code m.} is put before it as Micrometer does; at most 200 characters; case is kept.
     */
    public static String metricName(String name) {
        StringBuilder out = new StringBuilder(name.length());
        if (name.isEmpty() || !isAsciiLetter(name.charAt(0))) {
            out.append(LETTER_FIRST);
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            out.append(isAsciiLetter(c) || isAsciiDigit(c) || c == '.' ? c : '_');
        }
        out.setLength(Math.min(out.length(), DatadogLimits.METRIC_NAME_CHARS));
        return out.toString();
    }

    /** A tag {@code key:value}; {@code key} alone if the value is blank. */
    public static String tag(String key, String value) {
        return tag(value.isBlank() ? key : key + ":" + value);
    }

    /**
     * A whole tag: lower case; letters and digits of any script, {@code _ - : . /}, anything else becomes {@code _};
     * begins with a letter, else {@code m.} is put before it; at most 200 characters; no {@code :} at the end.
     */
    public static String tag(String tag) {
        String lower = tag.strip().toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(lower.length());
        if (lower.isEmpty() || !Character.isLetter(lower.codePointAt(0))) {
            out.append(LETTER_FIRST);
        }
        lower.codePoints().forEach(c -> out.appendCodePoint(isTagCharacter(c) ? c : '_'));
        return withoutColonAtEnd(cut(out));
    }

    /** A tag key as it stands in a tag. */
    public static String tagKey(String key) {
        return tag(key);
    }

    /** A tag value as it stands in a tag after its key, so that its first character may be anything allowed. */
    public static String tagValue(String value) {
        StringBuilder out = new StringBuilder(value.length());
        value.strip()
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(c -> out.appendCodePoint(isTagCharacter(c) ? c : '_'));
        return withoutColonAtEnd(cut(out));
    }

    private static boolean isTagCharacter(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == ':' || c == '.' || c == '/';
    }

    private static String cut(StringBuilder text) {
        if (text.length() <= DatadogLimits.TAG_CHARS) {
            return text.toString();
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(DatadogLimits.TAG_CHARS - 1));
        return text.substring(0, DatadogLimits.TAG_CHARS - (splitsPair ? 1 : 0));
    }

    private static String withoutColonAtEnd(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ':') {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isAsciiDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
