package dev.hinomi.observability.jobs;

import java.time.Instant;

/**
 * The beginning of a run.
 *
 * @param job the name of the job
 * @param executionId what the run is called where it was started from
 * @param at when it began
 */
public record JobStart(String job, String executionId, Instant at) {}
