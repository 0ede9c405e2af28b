package dev.hinomi.observability.jobs;

import java.util.function.LongConsumer;

/** Hears of runs, on the thread on which they happen. What it throws is swallowed. Thread-safe. */
public interface JobListener {
    /** A run begins. */
    void started(JobStart start);

    /** A run is over; told once for each. */
    void ended(JobResult result);

    /**
     * Where records of one kind are counted as they come; asked once for each kind of a run.
     *
     * @param job the name of the job
     * @param kind such as {@code read}
     */
    default LongConsumer records(String job, String kind) {
        return count -> {};
    }
}
