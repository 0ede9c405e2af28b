package dev.hinomi.observability.metrics.health;

import dev.hinomi.observability.metrics.catalogue.DeclaredMetric;
import dev.hinomi.observability.metrics.catalogue.Metric;

/** How logs, metrics and events fare on their way, and how publishing does. */
public enum HealthMetrics implements DeclaredMetric {
    /** {@code hinomi.delivery.accepted}. */
    ACCEPTED(signal(counter("hinomi.delivery.accepted", "Entries (lines, points or events) handed over"))),
    /** {@code hinomi.delivery.sent}. */
    SENT(signal(counter("hinomi.delivery.sent", "Entries that Datadog has acknowledged"))),
    /** {@code hinomi.delivery.dropped}. */
    DROPPED(signal(counter("hinomi.delivery.dropped", "Entries that were given up"))
            .tag(HealthTags.DROPPED_FOR)),
    /** {@code hinomi.delivery.queued}. */
    QUEUED(signal(gauge("hinomi.delivery.queued", "Entries that wait"))),
    /** {@code hinomi.delivery.queued.bytes}. */
    QUEUED_BYTES(signal(gauge("hinomi.delivery.queued.bytes", "Bytes of the entries that wait"))
            .unit("bytes")),
    /** {@code hinomi.delivery.sent.bytes}. */
    SENT_BYTES(signal(counter("hinomi.delivery.sent.bytes", "Bytes that Datadog has acknowledged, before compression"))
            .unit("bytes")),
    /** {@code hinomi.delivery.retries}. */
    RETRIES(signal(counter("hinomi.delivery.retries", "Requests that failed and are tried again"))),
    /** {@code hinomi.delivery.holds}. */
    HOLDS(signal(counter(
            "hinomi.delivery.holds",
            "Times that everything was refused (401, 403, redirect, or 400 to whatever was tried) and held"))),
    /** {@code hinomi.delivery.refreshed}. */
    REFRESHED(signal(
            counter("hinomi.delivery.refreshed", "Lines sent with a new date because they had waited too long"))),
    /** {@code hinomi.logs.suppressed}. */
    SUPPRESSED(signal(counter(
            "hinomi.logs.suppressed", "Lines that flood control only counted; they are not among the accepted ones"))),
    /** {@code hinomi.logs.masking_failures}. */
    MASKING_FAILURES(signal(counter(
            "hinomi.logs.masking_failures",
            "Texts and names that were hidden as a whole because masking them failed"))),
    /** {@code hinomi.metrics.overflowed}. */
    OVERFLOWED(counter(
            "hinomi.metrics.overflowed",
            "Look-ups of meters whose tags became other because the metric had too many combinations")),
    /** {@code hinomi.metrics.over_budget}. */
    OVER_BUDGET(gauge("hinomi.metrics.over_budget", "Metrics that have more combinations of tags than their budget")),
    /** {@code hinomi.metrics.skipped}. */
    SKIPPED(counter("hinomi.metrics.skipped", "Numbers that were not published").tag(HealthTags.SKIPPED_FOR)),
    /** {@code hinomi.metrics.steps.merged}. */
    STEPS_MERGED(counter("hinomi.metrics.steps.merged", "Steps that were published as a part of the one after them")),
    /** {@code hinomi.metrics.points}. */
    POINTS(gauge("hinomi.metrics.points", "Points of the last publication")),
    /** {@code hinomi.metrics.silent}. */
    SILENT(gauge("hinomi.metrics.silent", "Series that the last publication left out because nothing happens to them")),
    /** {@code hinomi.metrics.publish.duration}. */
    PUBLISH_DURATION(gauge("hinomi.metrics.publish.duration", "How long the last publication took")
            .unit("milliseconds"));

    private final Metric metric;

    HealthMetrics(Metric metric) {
        this.metric = metric;
    }

    private static Metric counter(String name, String description) {
        return Metric.counter(name).description(description).owner("hinomi");
    }

    private static Metric gauge(String name, String description) {
        return Metric.gauge(name).description(description).owner("hinomi");
    }

    private static Metric signal(Metric metric) {
        return metric.tag(HealthTags.SIGNAL);
    }

    @Override
    public Metric metric() {
        return metric;
    }
}
