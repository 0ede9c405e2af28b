package dev.hinomi.observability.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.observability.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

class JobRunsTest {
    private final ManualClock clock = ManualClock.at("2026-11-23T02:00:00Z");
    private final Diary diary = new Diary();
    private final JobRuns jobs = JobRuns.of("exec-7", List.of(new Grump(), diary), clock, clock);

    @Test
    void aRunThatEndsSucceeds() {
        int exit = jobs.run("index", run -> {
            run.read(1234);
            run.written(1000);
            run.written(200);
            clock.advance(Duration.ofMillis(3012));
        });

        assertThat(exit).isZero();
        assertThat(diary.starts)
                .containsExactly(new JobStart("index", "exec-7", clock.instant().minusMillis(3012)));
        assertThat(diary.results).singleElement().satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(JobOutcome.SUCCEEDED);
            assertThat(result).hasToString("Job index succeeded in 3.012 s (exit code 0; read 1234, written 1200)");
        });
    }

    @Test
    void whateverIsThrownIsAFailureWithExitCode1AndGoesNoFurther() {
        Error outOfMemory = new OutOfMemoryError("Java heap space");

        assertThat(jobs.run("index", run -> {
                    throw outOfMemory;
                }))
                .isEqualTo(1);

        assertThat(diary.last().outcome()).isEqualTo(JobOutcome.FAILED);
        assertThat(diary.last().ending().error()).isSameAs(outOfMemory);
        assertThat(diary.last()).hasToString("Job index failed in 0.000 s: java.lang.OutOfMemoryError (exit code 1)");
    }

    @Test
    void anInterruptStaysSet() {
        assertThat(jobs.run("index", run -> {
                    throw new InterruptedException();
                }))
                .isEqualTo(1);

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anExitCodeOtherThan0IsAFailure() {
        assertThat(jobs.run("index", run -> run.exitCode(3))).isEqualTo(3);

        assertThat(diary.last().outcome()).isEqualTo(JobOutcome.FAILED);
        assertThat(diary.last().exitCode()).isEqualTo(3);
    }

    @Test
    void aFailureKeepsTheExitCodeThatWasSetBefore() {
        int exit = jobs.run("index", run -> {
            run.exitCode(4);
            throw new IllegalStateException("no");
        });

        assertThat(exit).isEqualTo(4);
    }

    @Test
    void aRunThatIsClosedWithoutAWordHasFailed() {
        try (JobRun run = jobs.start("index")) {
            run.read(1);
        }

        assertThat(diary.last().outcome()).isEqualTo(JobOutcome.FAILED);
        assertThat(diary.last().ending().reason()).isEqualTo("closed before it was said to have succeeded");
    }

    @Test
    void aRunEndsOnce() {
        JobRun run = jobs.start("index");
        run.succeed();
        run.fail(new IllegalStateException("late"));
        run.close();
        jobs.close();

        assertThat(diary.results).singleElement().extracting(JobResult::outcome).isEqualTo(JobOutcome.SUCCEEDED);
    }

    @Test
    void recordsToldAfterTheEndCountNowhere() {
        JobRun run = jobs.start("index");
        run.read(3);
        run.succeed();
        run.read(4);

        assertThat(diary.last().records()).containsEntry("read", 3L);
        assertThat(diary.records).hasValue(3);
    }

    @Test
    void jobsMayBeNestedAndRunSideBySide() {
        JobRun outer = jobs.start("outer");
        JobRun other = jobs.start("outer");
        jobs.run("inner", run -> run.records(5));
        outer.succeed();
        other.fail(new IllegalStateException("no"));

        assertThat(diary.results)
                .extracting(
                        result -> result.start().job() + " " + result.outcome().label())
                .containsExactly("inner succeeded", "outer succeeded", "outer failed");
    }

    @Test
    void whatStillRunsWhenItIsClosedIsInterrupted() {
        JobRun run = jobs.start("index");
        run.read(7);

        jobs.close();
        run.succeed();

        assertThat(diary.last().outcome()).isEqualTo(JobOutcome.INTERRUPTED);
        assertThat(diary.last().records()).containsEntry("read", 7L);
    }

    @Test
    void tooManyKindsOfRecordsBecomeOne() {
        jobs.run("index", run -> {
            for (int i = 0; i < 100; i++) {
                run.records("kind" + i, 1);
            }
        });

        assertThat(diary.last().records()).hasSize(21).containsEntry("other", 80L);
    }

    @Test
    void countsThatAreNotPositiveAreIgnored() {
        assertThatCode(() -> jobs.run("index", run -> run.read(-1))).doesNotThrowAnyException();

        assertThat(diary.last().records()).isEmpty();
    }

    @Test
    void aJobNeedsAName() {
        assertThatThrownBy(() -> jobs.start(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The name of a job must not be blank: it is the tag of its series.");
    }

    /** Writes everything down. */
    private static final class Diary implements JobListener {
        final List<JobStart> starts = new ArrayList<>();
        final List<JobResult> results = new ArrayList<>();
        final AtomicLong records = new AtomicLong();

        JobResult last() {
            return results.get(results.size() - 1);
        }

        @Override
        public void started(JobStart start) {
            starts.add(start);
        }

        @Override
        public void ended(JobResult result) {
            results.add(result);
        }

        @Override
        public LongConsumer records(String job, String kind) {
            return records::addAndGet;
        }
    }

    /** Fails at everything; nobody may notice. */
    private static final class Grump implements JobListener {
        @Override
        public void started(JobStart start) {
            throw new IllegalStateException("no");
        }

        @Override
        public void ended(JobResult result) {
            throw new StackOverflowError();
        }

        @Override
        public LongConsumer records(String job, String kind) {
            throw new IllegalStateException("no");
        }
    }
}
