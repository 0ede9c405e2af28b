package dev.hinomi.observability.jobs.metrics;

import dev.hinomi.observability.jobs.JobListener;
import dev.hinomi.observability.jobs.JobOutcome;
import dev.hinomi.observability.jobs.JobResult;
import dev.hinomi.observability.jobs.JobStart;
import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import dev.hinomi.observability.metrics.catalogue.TagValue;
import dev.hinomi.observability.time.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;

/**
 * Counts runs: {@code hinomi.job.starts}, {@code .runs}, {@code .success}, {@code .duration}, {@code .records} and
 * {@code .heartbeat}, the seconds that runs were under way. Each has a tag {@code job}. Thread-safe.
 */
public final class JobMeters implements JobListener {
    private final MeterRegistry registry;
    private final Ticker ticker;
    private final Map<String, Heartbeat> heartbeats = new ConcurrentHashMap<>();

    private JobMeters(MeterRegistry registry, Ticker ticker) {
        this.registry = registry;
        this.ticker = ticker;
    }

    /** Meters in a registry. */
    public static JobMeters in(MeterRegistry registry) {
        return in(registry, Ticker.system());
    }

    static JobMeters in(MeterRegistry registry, Ticker ticker) {
        return new JobMeters(registry, ticker);
    }

    /** The metrics that are recorded here. */
    public static MetricCatalogue catalogue() {
        return MetricCatalogue.of(JobMetric.values());
    }

    @Override
    public void started(JobStart start) {
        heartbeats.computeIfAbsent(start.job(), this::heartbeat).begin(start);
        JobMetric.STARTS.counter(registry, job(start.job())).increment();
    }

    private Heartbeat heartbeat(String job) {
        Heartbeat heartbeat = new Heartbeat(ticker);
        JobMetric.HEARTBEAT.functionCounter(registry, heartbeat, Heartbeat::seconds, job(job));
        return heartbeat;
    }

    @Override
    public void ended(JobResult result) {
        JobStart start = result.start();
        Heartbeat heartbeat = heartbeats.get(start.job());
        if (heartbeat != null) {
            heartbeat.end(start);
        }
        TagValue job = job(start.job());
        TagValue outcome = JobTags.OUTCOME.value(result.outcome().label());
        JobMetric.RUNS.counter(registry, job, outcome).increment();
        if (result.outcome() == JobOutcome.SUCCEEDED) {
            JobMetric.SUCCESS.counter(registry, job).increment();
        }
        JobMetric.DURATION.timer(registry, job, outcome).record(result.duration());
    }

    @Override
    public LongConsumer records(String job, String kind) {
        return JobMetric.RECORDS.counter(registry, job(job), JobTags.KIND.value(kind))::increment;
    }

    private static TagValue job(String name) {
        return JobTags.JOB.value(name);
    }
}
