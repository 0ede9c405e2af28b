package dev.hinomi.benchmarks.series;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What Datadog says names, tags and values are. Sources: docs.datadoghq.com, "Custom metrics naming" and "Getting started
 * with tags". Written apart from the library's own cleaning on purpose: it is the other opinion.
 */
final class SeriesRules {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_.]{0,199}");
    private static final Pattern TAG = Pattern.compile("\\p{L}[\\p{L}\\p{Nd}_:./-]*");
    private static final int LONGEST_TAG = 200;

    private SeriesRules() {}

    /** Throws unless the point could be stored as it is. */
    static void check(Point point) throws InvalidBodyException {
        if (!NAME.matcher(point.metric()).matches()) {
            throw new InvalidBodyException("metric name " + point.metric());
        }
        if (!Double.isFinite(point.value())) {
            throw new InvalidBodyException("value " + point.value() + " of " + point.metric());
        }
        if (point.second() <= 0) {
            throw new InvalidBodyException("time " + point.second() + " of " + point.metric());
        }
    }

    /** Throws unless the tag could be stored as it is. */
    static void checkTag(String tag) throws InvalidBodyException {
        if (tag.length() > LONGEST_TAG
                || tag.endsWith(":")
                || !tag.equals(tag.toLowerCase(Locale.ROOT))
                || !TAG.matcher(tag).matches()) {
            throw new InvalidBodyException("tag " + tag);
        }
    }
}
