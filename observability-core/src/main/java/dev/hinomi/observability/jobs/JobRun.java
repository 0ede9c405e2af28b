package dev.hinomi.observability.jobs;

import dev.hinomi.observability.time.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job while it lasts. It ends once: what comes after the first end changes nothing. Nothing here throws.
 * Thread-safe.
 *
 * <pre>{@code
 * try (JobRun run = jobs.start("nightly-index")) {
 *     run.read(1234);
 *     run.succeed();
 * }
 * }</pre>
 */
public final class JobRun implements AutoCloseable {
    private static final int MOST_KINDS = 20;
    private static final String OTHER = "other";

    private final JobStart start;
    private final JobListener listener;
    private final Ticker ticker;
    private final long startNanos;
    private final Consumer<JobRun> onEnd;
    private final Map<String, Tally> records = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable JobEnding> ending = new AtomicReference<>();
    private volatile @Nullable Integer exitCode;

    JobRun(JobStart start, JobListener listener, Ticker ticker, Consumer<JobRun> onEnd) {
        this.start = start;
        this.listener = listener;
        this.ticker = ticker;
        this.startNanos = ticker.nanos();
        this.onEnd = onEnd;
    }

    /** What was counted for one kind: by this run, and by whoever adds up the runs. */
    private record Tally(LongAdder ofRun, LongConsumer ofAll) {
        void add(long count) {
            ofRun.add(count);
            ofAll.accept(count);
        }
    }

    /** The name of the job. */
    public String job() {
        return start.job();
    }

    /** What the run is called where it was started from. */
    public String executionId() {
        return start.executionId();
    }

    /** So many records were read. */
    public void read(long count) {
        records("read", count);
    }

    /** So many records were written. */
    public void written(long count) {
        records("written", count);
    }

    /** So many records were dealt with. */
    public void records(long count) {
        records("processed", count);
    }

    /**
     * So many records of another kind: {@code skipped}, {@code rejected}. Each kind is a series; from the 21st of a run on
     * they count as {@code other}. A count that is not positive is ignored, and so is what is told after the end of the run,
     * so that the meter and the line of the end agree.
     */
    public void records(String kind, long count) {
        if (count > 0 && ending.get() == null) {
            Tally tally = records.get(kind);
            (tally == null ? tally(kind) : tally).add(count);
        }
    }

    private Tally tally(String kind) {
        String kept = records.size() < MOST_KINDS ? kind : OTHER;
        return records.computeIfAbsent(kept, name -> new Tally(new LongAdder(), listener.records(job(), name)));
    }

    /** The exit code that the run is going to have; other than 0 makes it a failure. Set it before {@code System.exit}. */
    public void exitCode(int code) {
        exitCode = code;
    }

    /** The run has succeeded, unless it has set an exit code other than 0. */
    public void succeed() {
        end(JobEnding.of(codeOr(0)));
    }

    /** The run has failed. */
    public void fail(Throwable error) {
        end(JobEnding.failed(error, codeOr(0)));
    }

    /** Ends a run of which nobody has said how it ended: it has failed. */
    @Override
    public void close() {
        end(JobEnding.unconfirmed(codeOr(0)));
    }

    void cutShort(ProcessEnd by) {
        end(JobEnding.cutShort(by, exitCode));
    }

    /** The exit code of a run that is over. */
    int finalExitCode() {
        JobEnding known = ending.get();
        Integer code = known == null ? exitCode : known.exitCode();
        return code == null ? 1 : code;
    }

    private int codeOr(int otherwise) {
        Integer code = exitCode;
        return code == null ? otherwise : code;
    }

    private void end(JobEnding how) {
        if (ending.compareAndSet(null, how)) {
            Map<String, Long> counts = new TreeMap<>();
            records.forEach((kind, tally) -> counts.put(kind, tally.ofRun().sum()));
            Duration duration = Duration.ofNanos(ticker.nanos() - startNanos);
            listener.ended(new JobResult(start, duration, how, counts));
            onEnd.accept(this);
        }
    }
}
