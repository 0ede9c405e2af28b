package dev.hinomi.examples.nightly;

import dev.hinomi.observability.jobs.JobRun;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the index of the job board anew, some jobs at a time. */
final class NightlyIndex {
    private static final Logger log = LoggerFactory.getLogger(NightlyIndex.class);
    private static final int JOBS_AT_A_TIME = 100;

    private final Counter indexed;
    private final NightlyOptions options;

    NightlyIndex(MeterRegistry meters, NightlyOptions options) {
        this.indexed = NightlyMetrics.INDEXED.counter(meters);
        this.options = options;
    }

    void rebuild(JobRun run) {
        for (int batch = 1; batch <= options.batches(); batch++) {
            index(batch, run);
            if (batch == options.trouble().atBatch()) {
                options.trouble().strike(run);
            }
        }
    }

    // tag::count[]
    private void index(int batch, JobRun run) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(options.millisForABatch()));
        indexed.increment(JOBS_AT_A_TIME);
        run.read(JOBS_AT_A_TIME);
        run.written(JOBS_AT_A_TIME);
        log.info("Indexed batch {}", batch);
    }
    // end::count[]
}
