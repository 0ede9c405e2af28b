package dev.hinomi.observability.jobs.metrics;

import dev.hinomi.observability.metrics.catalogue.DeclaredMetric;
import dev.hinomi.observability.metrics.catalogue.Metric;

/** The series of a job's runs. */
enum JobMetric implements DeclaredMetric {
    /** Runs that began. */
    STARTS(Metric.counter("hinomi.job.starts").description("Runs that began").tag(JobTags.JOB)),
    /** Runs that are over, by outcome. */
    RUNS(Metric.counter("hinomi.job.runs")
            .description("Runs that are over")
            .tag(JobTags.JOB)
            .tag(JobTags.OUTCOME)),
    /** Runs that succeeded; where it is silent, nothing has. */
    SUCCESS(Metric.counter("hinomi.job.success")
            .description("Runs that succeeded; silent where none has")
            .tag(JobTags.JOB)),
    /** How long runs took. */
    DURATION(Metric.timer("hinomi.job.duration")
            .description("How long runs took")
            .tag(JobTags.JOB)
            .tag(JobTags.OUTCOME)),
    /** Records that runs told of, by kind. */
    RECORDS(Metric.counter("hinomi.job.records")
            .description("Records that runs told of, as they come")
            .tag(JobTags.JOB)
            .tag(JobTags.KIND)),
    /** Seconds that runs were under way. */
    HEARTBEAT(Metric.counter("hinomi.job.heartbeat")
            .description("Seconds that runs were under way, at least 1 for each")
            .tag(JobTags.JOB));

    private final Metric metric;

    JobMetric(Metric metric) {
        this.metric = metric.owner("hinomi");
    }

    @Override
    public Metric metric() {
        return metric;
    }
}
