package dev.hinomi.examples.nightly;

import dev.hinomi.observability.metrics.catalogue.DeclaredMetric;
import dev.hinomi.observability.metrics.catalogue.Metric;

/** The job's own metrics, beside those that every job has. */
enum NightlyMetrics implements DeclaredMetric {
    INDEXED(Metric.counter("career.index.documents")
            .description("Jobs that were put into the new index")
            .owner("career"));

    private final Metric metric;

    NightlyMetrics(Metric metric) {
        this.metric = metric;
    }

    @Override
    public Metric metric() {
        return metric;
    }
}
