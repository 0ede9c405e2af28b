package dev.hinomi.examples.career;

import dev.hinomi.observability.metrics.catalogue.DeclaredMetric;
import dev.hinomi.observability.metrics.catalogue.Metric;

/** Every metric of the job board's own: declared here, used nowhere by a string. */
enum CareerMetrics implements DeclaredMetric {
    APPLICATIONS_SUBMITTED(Metric.counter("career.applications.submitted")
            .description("Applications that were accepted")
            .owner("career")
            .tag("channel", Channel.class)),
    SCREENING_DURATION(Metric.timer("career.screening.duration")
            .description("How long the screening service takes to judge an application")
            .owner("career")
            .tag("outcome", Outcome.class));

    private final Metric metric;

    CareerMetrics(Metric metric) {
        this.metric = metric;
    }

    @Override
    public Metric metric() {
        return metric;
    }
}
