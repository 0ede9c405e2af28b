package dev.hinomi.benchmarks.soak;

import dev.hinomi.benchmarks.logs.SpooledLogs;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.LogEntry;
import dev.hinomi.sandbox.store.Point;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * By how much that what arrived of jobs differs from what they logged, counted and told.
 *
 * @param lines lines that are missing, those of the start and the end of a run among them
 * @param counts by how much the job's own counter and those of its run fall short
 * @param events events that are missing
 * @param excess what came twice, or was counted or told too often
 */
record JobArrival(long lines, long counts, long events, long excess) {
    /** Everything arrived, once. */
    static final JobArrival EXACT = new JobArrival(0, 0, 0, 0);

    private static final List<String> LINES_OF_A_RUN = List.of("started", "succeeded", "interrupted");

    /** What is in a sandbox that was empty when the job began. */
    static JobArrival of(Sandbox sandbox, JobEnd end) {
        List<String> arrived = sandbox.logs().all().stream()
                .map(LogEntry::message)
                .map(JobArrival::shortened)
                .toList();
        Set<String> logged = IntStream.range(0, ShortJob.LOGGED)
                .mapToObj(SpooledLogs::text)
                .collect(Collectors.toCollection(HashSet::new));
        logged.add("started");
        logged.add(end.outcome());
        long lines = logged.stream().filter(line -> !arrived.contains(line)).count();
        return new JobArrival(lines, 0, 0, arrived.size() - (logged.size() - lines))
                .counted(ShortJob.LOGGED, sum(sandbox, ShortJob.LINES, ""))
                .counted(ShortJob.LOGGED, sum(sandbox, "hinomi.job.records", ""))
                .counted(1, sum(sandbox, "hinomi.job.starts", ""))
                .counted(1, sum(sandbox, "hinomi.job.runs", "outcome:" + end.outcome()))
                .told(end.events(), sandbox.events().all().size());
    }

    JobArrival plus(JobArrival other) {
        return new JobArrival(lines + other.lines, counts + other.counts, events + other.events, excess + other.excess);
    }

    private JobArrival counted(long expected, long arrived) {
        return plus(new JobArrival(0, Math.max(0, expected - arrived), 0, Math.max(0, arrived - expected)));
    }

    private JobArrival told(long expected, long arrived) {
        return plus(new JobArrival(0, 0, Math.max(0, expected - arrived), Math.max(0, arrived - expected)));
    }

    /** The lines of a run say how long it took. */
    private static String shortened(String message) {
        return LINES_OF_A_RUN.stream()
                .filter(word -> message.startsWith("Job " + ShortJob.NAME + " " + word))
                .findFirst()
                .orElse(message);
    }

    private static long sum(Sandbox sandbox, String metric, String tag) {
        return Math.round(sandbox.series().find(key -> key.metric().equals(metric)).stream()
                .filter(series -> tag.isEmpty() || series.key().tags().contains(tag))
                .flatMap(series -> series.points().stream())
                .mapToDouble(Point::value)
                .sum());
    }
}
