package dev.hinomi.observability.jobs.metrics;

import dev.hinomi.observability.jobs.JobOutcome;
import dev.hinomi.observability.metrics.catalogue.TagKey;
import java.util.stream.Stream;

/** The tags of a job's series. How many jobs and kinds there may be is what is usual; the budget of a metric bounds them. */
final class JobTags {
    private static final int USUAL_JOBS = 100;
    private static final int USUAL_KINDS = 10;

    /** The name of the job. */
    static final TagKey JOB = TagKey.upTo(USUAL_JOBS, "job");

    /** How a run ended. */
    static final TagKey OUTCOME = TagKey.of(
            "outcome", Stream.of(JobOutcome.values()).map(JobOutcome::label).toList());

    /** What was counted. */
    static final TagKey KIND = TagKey.upTo(USUAL_KINDS, "kind");

    private JobTags() {}
}
