package dev.hinomi.benchmarks.soak;

import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Folders;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Short jobs in processes of their own, and how much later than alone they end because everything is delivered first. */
public final class JobExit implements Run {
    private static final int RUNS = 20;
    private static final List<JobEnd> ENDS = List.of(JobEnd.values());
    private static final Duration LONGEST_DELAY = Duration.ofMillis(500);

    @Override
    public String name() {
        return "job-exit";
    }

    @Override
    public String what() {
        return RUNS
                + " jobs of 3 s in processes of their own, ending by return, System.exit and SIGTERM in turn, each beside the "
                + "same job without Hinomi: all lines, counts and events arrive, once, and no process ends later than "
                + LONGEST_DELAY.toMillis() + " ms after its work";
    }

    @Override
    public Figures run() throws IOException, InterruptedException {
        Delays alone = new Delays();
        Delays watched = new Delays();
        Map<JobEnd, Delays> byEnd = new EnumMap<>(JobEnd.class);
        JobArrival arrival = JobArrival.EXACT;
        int wrongExitCodes = 0;
        for (int run = 0; run < RUNS; run++) {
            JobEnd end = ENDS.get(run % ENDS.size());
            Path folder = Folders.temporary(name());
            try (Sandbox sandbox = Sandbox.startOnFreePorts()) {
                alone.add(JobProcess.run(end, folder, ShortJob.ALONE).delay());
                JobProcess job = JobProcess.run(end, folder, sandbox.uri().toString());
                watched.add(job.delay());
                byEnd.computeIfAbsent(end, way -> new Delays()).add(job.delay());
                wrongExitCodes += job.exitCode() == end.exitCode() ? 0 : 1;
                arrival = arrival.plus(JobArrival.of(sandbox, end));
            } finally {
                Folders.delete(folder);
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("jobs", RUNS);
        alone.addTo(values, "alone");
        watched.addTo(values, "watched");
        byEnd.forEach((end, delays) -> delays.addTo(values, end.label()));
        values.put("lost_lines", arrival.lines());
        values.put("lost_counts", arrival.counts());
        values.put("lost_events", arrival.events());
        values.put("excess", arrival.excess());
        values.put("wrong_exit_codes", wrongExitCodes);
        return new Figures(
                values,
                arrival.equals(JobArrival.EXACT)
                        && wrongExitCodes == 0
                        && watched.longest().compareTo(LONGEST_DELAY) <= 0);
    }

    /** How long processes took to end; not thread-safe. */
    private static final class Delays {
        private final List<Duration> all = new ArrayList<>();

        void add(Duration delay) {
            all.add(delay);
        }

        Duration longest() {
            return sorted().get(all.size() - 1);
        }

        void addTo(Map<String, Object> values, String name) {
            values.put(name + "_median_millis", sorted().get(all.size() / 2).toMillis());
            values.put(name + "_longest_millis", longest().toMillis());
        }

        private List<Duration> sorted() {
            return all.stream().sorted().toList();
        }
    }
}
