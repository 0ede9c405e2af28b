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

    /** All that this process has counted, from zero on. */
    public static Sample cumulative(String metric, Tags tags, double total) {
        return new Sample(new SeriesKey(metric, tags), Kind.CUMULATIVE, total);
    }

    /** All that somebody else has counted, for longer than we have looked. */
    public static Sample running(String metric, Tags tags, double total) {
        return new Sample(new SeriesKey(metric, tags), Kind.RUNNING, total);
    }

    /** What was counted since the sample before. */
    public static Sample increment(String metric, Tags tags, double added) {
        return new Sample(new SeriesKey(metric, tags), Kind.INCREMENT, added);
    }

    /** What a sampled value means. */
    public enum Kind {
        /** A momentary value, kept as it is. */
        GAUGE,
        /** A total that began at zero here, kept as what was added between two samples; the first one counts in full. */
        CUMULATIVE,
        /** A total that began elsewhere, kept as what was added between two samples; the first one is where we begin. */
        RUNNING,
        /** What was added since the sample before, kept as it is. */
        INCREMENT
    }
}
