package dev.hinomi.observability.datadog;

import dev.hinomi.observability.delivery.BatchLimits;
import dev.hinomi.observability.delivery.Framing;
import java.time.Duration;

/** What Datadog takes, and what we make of it. Sources: the API reference and the clients named at each constant. */
public final class DatadogLimits {
    /** Most logs in one request. Source: docs.datadoghq.com/api/latest/logs, "Send logs". */
    public static final int LOGS_PER_REQUEST = 1000;

    /** Most uncompressed bytes of one log request: 5 MB, read as decimal as Vector's datadog_logs sink does. */
    public static final long LOG_REQUEST_BYTES = 5_000_000;

    /** Most bytes of one log; Datadog cuts a longer one. Source: docs.datadoghq.com/api/latest/logs, "Send logs". */
    public static final int LOG_BYTES = 1_000_000;

    /** Oldest log that Datadog takes, by its date. Source: docs.datadoghq.com, "Pipelines", date attribute. */
    public static final Duration OLDEST_LOG = Duration.ofHours(18);

    /** How far in the future a log is still taken. Not documented by Datadog; the figure of third parties. */
    public static final Duration NEWEST_LOG = Duration.ofHours(2);

    /** The size we cut log requests at, in bytes: the batch goal of Vector's datadog_logs sink. */
    public static final long LOG_BATCH_GOAL_BYTES = 4_250_000;

    /** Most compressed bytes of one v2 series request. Source: MetricsApi of datadog-api-client-java 2.59. */
    public static final int SERIES_REQUEST_BYTES = 512_000;

    /** Most uncompressed bytes of one v2 series request. Source: MetricsApi of datadog-api-client-java 2.59. */
    public static final int SERIES_DECOMPRESSED_BYTES = 5_242_880;

    /** Most compressed bytes of one v1 series request. Source: "Submit metrics" in the v1 specification of datadog-api-client-java. */
    public static final int SERIES_V1_REQUEST_BYTES = 3_200_000;

    /** Most uncompressed bytes of one v1 series request. Source: as for {@link #SERIES_V1_REQUEST_BYTES}. */
    public static final int SERIES_V1_DECOMPRESSED_BYTES = 62_914_560;

    /** Most points in one series request. Source: serializer_max_series_points_per_payload in the Datadog Agent. */
    public static final int POINTS_PER_REQUEST = 10_000;

    /** Oldest point that Datadog takes. Source: docs.datadoghq.com/api/latest/metrics, "Submit metrics". */
    public static final Duration OLDEST_POINT = Duration.ofHours(1);

    /**
     * Oldest point that we still send: an outage of 55 minutes, the longest wait between two attempts, and two minutes until
     * the last of them has arrived.
     */
    public static final Duration OLDEST_POINT_SENT = OLDEST_POINT.minusMinutes(2);

    /** Longest name of a metric. Source: docs.datadoghq.com, "Custom metrics naming". */
    public static final int METRIC_NAME_CHARS = 200;

    /** Longest tag, key and value together. Source: docs.datadoghq.com, "Getting started with tags". */
    public static final int TAG_CHARS = 200;

    /** Longest text of an event; Datadog cuts a longer one. Source: docs.datadoghq.com/api/latest/events, "Post an event", v1. */
    public static final int EVENT_TEXT_CHARS = 4_000;

    /** Longest title of an event. Source: the same page, v2; v1 names none. */
    public static final int EVENT_TITLE_CHARS = 500;

    /** Longest key that gathers events. Source: the same page, v1. */
    public static final int EVENT_KEY_CHARS = 100;

    /** Most tags of one event. Source: the same page, v2; v1 names none. */
    public static final int EVENT_TAGS = 100;

    /** Oldest event that Datadog takes, by its date. Source: the same page, v1. */
    public static final Duration OLDEST_EVENT = Duration.ofHours(18);

    /** How far in the future an event is still taken. Source: model Event of Datadog's API clients, "date_happened". */
    public static final Duration NEWEST_EVENT = Duration.ofHours(2);

    /** An event travels alone: the intake takes one in a request. The bytes are our own bound on what its parts add up to. */
    public static final BatchLimits EVENT = new BatchLimits(1, 128_001, 128_000);

    /** The body of a request is the event itself. */
    public static final Framing EVENT_FRAMING = Framing.of("", "", "");

    /** Log batches. */
    public static final BatchLimits LOGS = new BatchLimits(LOGS_PER_REQUEST, LOG_BATCH_GOAL_BYTES, LOG_BYTES);

    /** A log batch is a JSON array. */
    public static final Framing LOG_FRAMING = Framing.JSON_ARRAY;

    private DatadogLimits() {}
}
