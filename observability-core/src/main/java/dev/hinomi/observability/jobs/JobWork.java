package dev.hinomi.observability.jobs;

/** What a job does. */
@FunctionalInterface
public interface JobWork {
    /**
     * Does it.
     *
     * @param run takes what there is to tell about this run
     * @throws Exception if the run fails
     */
    void run(JobRun run) throws Exception;
}
