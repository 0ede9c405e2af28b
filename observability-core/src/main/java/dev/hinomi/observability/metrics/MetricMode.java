package dev.hinomi.observability.metrics;

/** Where points wait until Datadog has taken them. */
public enum MetricMode {
    /** In files, which survive {@code kill -9}: the next process of the service on this machine sends them. */
    DURABLE,
    /** In memory; what waits is lost with the process. */
    MEMORY
}
