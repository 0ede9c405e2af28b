package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Tags;

/**
 * What a source read of one series at one moment.
 *
 * @param key the series
 * @param kind what the value means
 * @param value the reading; {@code NaN} means that there is none
 */
public record Sample(SeriesKey key, Kind kind, double value) {

    /** The momentary value of something. */
    public static Sample gauge(String metric, Tags tags, double value) {
        return new Sample(new SeriesKey(metric, tags), Kind.GAUGE, value);
    }

    /** All that was counted since the series began. */
    public static Sample cumulative(String metric, Tags tags, double total) {
        return new Sample(new SeriesKey(metric, tags), Kind.CUMULATIVE, total);
    }

    /** What a sampled value means. */
    public enum Kind {
        /** A momentary value, kept as it is. */
        GAUGE,
        /** A total since the start, kept as what was added between two samples. */
        CUMULATIVE
    }
}
