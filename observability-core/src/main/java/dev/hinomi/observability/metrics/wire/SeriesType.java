package dev.hinomi.observability.metrics.wire;

/** How Datadog adds points up. Source: the intake types of the v2 series API. */
public enum SeriesType {
    /** Events during the step; points of one time are added up. */
    COUNT(1, "count"),
    /** A state at one moment. */
    GAUGE(3, "gauge");

    private final int code;
    private final String label;

    SeriesType(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The number that stands for this type in the v2 form. */
    public int code() {
        return code;
    }

    /** The word that stands for this type in the v1 form. */
    public String label() {
        return label;
    }
}
