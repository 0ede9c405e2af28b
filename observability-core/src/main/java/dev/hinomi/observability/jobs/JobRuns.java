package dev.hinomi.observability.jobs;

import dev.hinomi.observability.time.Ticker;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Wraps batch jobs, so that each run is counted, told and delivered. Jobs may be nested and run side by side. Thread-safe.
 *
 * <pre>{@code
 * int exit = jobs.run("nightly-index", run -> run.written(index.rebuild()));
 * }</pre>
 */
public final class JobRuns implements AutoCloseable {
    private final String executionId;
    private final JobListener listener;
    private final InstantSource clock;
    private final Ticker ticker;
    private final Set<JobRun> running = ConcurrentHashMap.newKeySet();

    private JobRuns(String executionId, List<JobListener> listeners, InstantSource clock, Ticker ticker) {
        this.executionId = executionId;
        this.listener = new SafeListener(listeners);
        this.clock = clock;
        this.ticker = ticker;
    }

    /** Runs of one execution, told to these listeners, one after the other. */
    public static JobRuns of(String executionId, List<JobListener> listeners) {
        return of(executionId, listeners, InstantSource.system(), Ticker.system());
    }

    /** The same by other clocks. */
    public static JobRuns of(String executionId, List<JobListener> listeners, InstantSource clock, Ticker ticker) {
        return new JobRuns(executionId, listeners, clock, ticker);
    }

    /**
     * Runs a job and never throws: whatever the work throws, an {@link Error} included, makes the run a failure, is told with
     * its stack trace, and gives the exit code 1, or the one that the run has set. An interrupt stays set.
     *
     * @return the exit code to end the process with
     */
    public int run(String job, JobWork work) {
        JobRun run = start(job);
        try {
            work.run(run);
            run.succeed();
        } catch (Throwable failure) {
            run.fail(failure);
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
        return run.finalExitCode();
    }

    /**
     * Starts a run, which has failed unless {@link JobRun#succeed()} is called before it is closed.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public JobRun start(String job) {
        if (job.isBlank()) {
            throw new IllegalArgumentException("The name of a job must not be blank: it is the tag of its series.");
        }
        JobStart start = new JobStart(job.strip(), executionId, clock.instant());
        JobRun run = new JobRun(start, listener, ticker, running::remove);
        running.add(run);
        listener.started(start);
        return run;
    }

    /** Ends what still runs because the process ends, and tells how: by a signal, by {@code System.exit}, or otherwise. */
    @Override
    public void close() {
        if (!running.isEmpty()) {
            ProcessEnd end = ProcessEnd.of(Thread.getAllStackTraces());
            running.forEach(run -> run.cutShort(end));
        }
    }
}
