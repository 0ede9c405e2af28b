package dev.hinomi.observability.jobs.metrics;

import dev.hinomi.observability.jobs.JobListener;
import dev.hinomi.observability.jobs.JobOutcome;
import dev.hinomi.observability.jobs.JobResult;
import dev.hinomi.observability.jobs.JobStart;
import dev.hinomi.observability.jobs.metrics.JobMetric.Tag;
import dev.hinomi.observability.time.Ticker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
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

    @Override
    public void started(JobStart start) {
        heartbeats.computeIfAbsent(start.job(), this::heartbeat).begin(start);
        counter(JobMetric.STARTS, of(start.job())).increment();
    }

    private Heartbeat heartbeat(String job) {
        Heartbeat heartbeat = new Heartbeat(ticker);
        FunctionCounter.builder(JobMetric.HEARTBEAT.getName(), heartbeat, Heartbeat::seconds)
                .tags(of(job))
                .register(registry);
        return heartbeat;
    }

    @Override
    public void ended(JobResult result) {
        JobStart start = result.start();
        Heartbeat heartbeat = heartbeats.get(start.job());
        if (heartbeat != null) {
            heartbeat.end(start);
        }
        Tags ended =
                of(start.job()).and(Tag.OUTCOME.asString(), result.outcome().label());
        counter(JobMetric.RUNS, ended).increment();
        if (result.outcome() == JobOutcome.SUCCEEDED) {
            counter(JobMetric.SUCCESS, of(start.job())).increment();
        }
        Timer.builder(JobMetric.DURATION.getName())
                .tags(ended)
                .register(registry)
                .record(result.duration());
    }

    @Override
    public LongConsumer records(String job, String kind) {
        return counter(JobMetric.RECORDS, of(job).and(Tag.KIND.asString(), kind))::increment;
    }

    private Counter counter(JobMetric metric, Tags tags) {
        return Counter.builder(metric.getName()).tags(tags).register(registry);
    }

    private static Tags of(String job) {
        return Tags.of(Tag.JOB.asString(), job);
    }
}
