package dev.hinomi.observability.jobs;

import org.jspecify.annotations.Nullable;

/**
 * Why a run is over.
 *
 * @param outcome how it ended
 * @param exitCode the exit code of the run; {@code null} if it is not known
 * @param reason why it did not succeed, in some words; {@code null} if it did
 * @param error what it failed with; {@code null} if nothing was thrown
 */
public record JobEnding(
        JobOutcome outcome,
        @Nullable Integer exitCode,
        @Nullable String reason,
        @Nullable Throwable error) {
    private static final int GENERAL_FAILURE = 1;

    /** It came to its end with this exit code: 0 is success, any other a failure. */
    static JobEnding of(int exitCode) {
        return exitCode == 0
                ? new JobEnding(JobOutcome.SUCCEEDED, 0, null, null)
                : new JobEnding(JobOutcome.FAILED, exitCode, "exit code " + exitCode, null);
    }

    /** It threw; its exit code is 1 unless it has set another before. */
    static JobEnding failed(Throwable error, int exitCode) {
        int code = exitCode == 0 ? GENERAL_FAILURE : exitCode;
        return new JobEnding(JobOutcome.FAILED, code, error.getClass().getName(), error);
    }

    /** It was closed, and nobody had said that it succeeded. */
    static JobEnding unconfirmed(int exitCode) {
        int code = exitCode == 0 ? GENERAL_FAILURE : exitCode;
        return new JobEnding(JobOutcome.FAILED, code, "closed before it was said to have succeeded", null);
    }

    /**
     * The process ends under it. Called from within, {@code System.exit} is a failure unless the run has set its exit code to
     * 0 itself: a shutdown hook is not told the code.
     */
    static JobEnding cutShort(ProcessEnd end, @Nullable Integer exitCode) {
        if (end.way() != ProcessEnd.Way.EXIT) {
            return new JobEnding(JobOutcome.INTERRUPTED, end.exitCode(), end.words(), null);
        }
        return exitCode == null ? new JobEnding(JobOutcome.FAILED, null, end.words(), null) : of(exitCode);
    }
}
