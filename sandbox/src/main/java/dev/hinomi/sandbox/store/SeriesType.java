package dev.hinomi.sandbox.store;

import java.util.Locale;

/** How Datadog reads the points of a series. */
public enum SeriesType {
    /** Not said; read as a gauge. */
    UNSPECIFIED,
    /** How often something happened in the interval. */
    COUNT,
    /** How often per second something happened in the interval. */
    RATE,
    /** A value at a time. */
    GAUGE,
    /** The values themselves, aggregated by Datadog. */
    DISTRIBUTION;

    /**
     * The name used in JSON.
     *
     * @return for instance {@code count}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
