package dev.hinomi.alerts.metrics;

import dev.hinomi.observability.metrics.catalogue.DeclaredMetric;
import dev.hinomi.observability.metrics.catalogue.Metric;

/** What is shown of every alert. */
enum AlertMetric implements DeclaredMetric {
    /** What its query came to. */
    VALUE(Metric.gauge("hinomi.alerts.value").description("What the query of an alert rule came to")),
    /** Its state. */
    STATE(Metric.gauge("hinomi.alerts.state").description("State of an alert: 0 ok, 1 warning, 2 critical, 3 no data"));

    private final Metric metric;

    AlertMetric(Metric metric) {
        this.metric = metric.owner("hinomi").tag(AlertTags.RULE).tag(AlertTags.GROUP);
    }

    @Override
    public Metric metric() {
        return metric;
    }
}
