package dev.hinomi.benchmarks.soak;

import dev.hinomi.benchmarks.metrics.ExtraTags;
import dev.hinomi.benchmarks.metrics.MetricLoad;
import dev.hinomi.benchmarks.metrics.MicrometerLog;
import dev.hinomi.benchmarks.metrics.StepCounts;
import dev.hinomi.benchmarks.process.JavaProcess;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Folders;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.benchmarks.series.SeriesCounts;
import dev.hinomi.benchmarks.series.SeriesSink;
import dev.hinomi.benchmarks.sink.Mood;
import dev.hinomi.observability.datadog.DatadogLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Minutes of an outage in seconds: as long as points live, longer, and with the process killed in the midst of it. */
public final class MetricsOutage implements Run {
    private static final int WARMUP_STEPS = 2;
    private static final int MINUTES = 55;
    private static final int TOO_MANY_MINUTES = 70;
    private static final long OLDEST_MINUTES = DatadogLimits.OLDEST_POINT_SENT.toMinutes();
    private static final int MINUTES_UNTIL_KILL = 30;
    private static final long MOST_BYTES = 16L * 1024 * 1024;
    private static final int PARTS = 5;

    @Override
    public String name() {
        return "metrics-outage";
    }

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "%,d meters through an outage of %d min, gone through in seconds: 0 points lost, at most %d MiB queued and "
                        + "as much of heap and direct memory over idle; of %d min: those older than %d min dropped and "
                        + "counted; on disk with kill -9 after %d min: 0 lost but the step under way",
                OutageSteps.METERS,
                MINUTES,
                MOST_BYTES / 1024 / 1024,
                TOO_MANY_MINUTES,
                OLDEST_MINUTES,
                MINUTES_UNTIL_KILL);
    }

    @Override
    public Figures run() throws IOException, InterruptedException {
        MicrometerLog.silence();
        Map<String, Object> values = new LinkedHashMap<>();
        boolean kept = keeps(values);
        boolean expired = expires(values);
        boolean survived = survives(values);
        return new Figures(values, kept && expired && survived);
    }

    private static boolean keeps(Map<String, Object> values) throws IOException {
        try (SeriesSink sink = SeriesSink.start();
                JavaProcess load = load(sink, OutageSteps.IN_MEMORY, WARMUP_STEPS + MINUTES)) {
            steps(WARMUP_STEPS, load);
            load.ask(OutageSteps.DRAIN);
            long idle = StepCounts.parse(load.ask(OutageSteps.RETAINED)).retainedBytes();
            sink.become(Mood.REFUSES);
            long mostRetained = 0;
            long mostQueued = 0;
            for (int part = 0; part < PARTS; part++) {
                steps(MINUTES / PARTS, load);
                StepCounts counts = StepCounts.parse(load.ask(OutageSteps.RETAINED));
                mostRetained = Math.max(mostRetained, counts.retainedBytes());
                mostQueued = Math.max(mostQueued, counts.queuedBytes());
            }
            sink.become(Mood.ANSWERS);
            StepCounts counts = StepCounts.parse(load.ask(OutageSteps.DRAIN));
            SeriesCounts arrived = sink.counts();
            long wrong = expected(WARMUP_STEPS + MINUTES).wrongSums(sink.sums());
            values.put("points", counts.recorded());
            values.put("lost", counts.recorded() - arrived.distinct());
            values.put("unaccounted", counts.unaccounted());
            values.put("wrong_sums", wrong);
            values.put("most_queued_kib", mostQueued / 1024);
            values.put("retained_kib_over_idle", (mostRetained - idle) / 1024);
            return counts.sent() == counts.recorded()
                    && arrived.distinct() == counts.recorded()
                    && wrong == 0
                    && mostQueued <= MOST_BYTES
                    && mostRetained - idle <= MOST_BYTES;
        }
    }

    private static boolean expires(Map<String, Object> values) throws IOException {
        try (SeriesSink sink = SeriesSink.start();
                JavaProcess load = load(sink, OutageSteps.IN_MEMORY, TOO_MANY_MINUTES)) {
            sink.become(Mood.REFUSES);
            steps(TOO_MANY_MINUTES, load);
            sink.become(Mood.ANSWERS);
            StepCounts counts = StepCounts.parse(load.ask(OutageSteps.DRAIN));
            SeriesCounts arrived = sink.counts();
            long step = counts.recorded() / TOO_MANY_MINUTES;
            long tooOld = TOO_MANY_MINUTES - OLDEST_MINUTES;
            values.put("long_points", counts.recorded());
            values.put("long_expired_steps", (double) counts.expired() / step);
            values.put("long_dropped_otherwise", counts.dropped() - counts.expired());
            values.put("long_lost", counts.recorded() - counts.expired() - arrived.distinct());
            values.put("long_unaccounted", counts.unaccounted());
            return counts.expired() >= (tooOld - 1) * step
                    && counts.expired() <= (tooOld + 1) * step
                    && counts.dropped() == counts.expired()
                    && counts.unaccounted() == 0
                    && counts.recorded() == counts.expired() + arrived.distinct();
        }
    }

    private static boolean survives(Map<String, Object> values) throws IOException, InterruptedException {
        Path folder = Folders.temporary("metrics-outage");
        try (SeriesSink sink = SeriesSink.start()) {
            sink.become(Mood.REFUSES);
            StepCounts first;
            try (JavaProcess load = load(sink, folder, MINUTES)) {
                first = steps(MINUTES_UNTIL_KILL, load);
                load.tell(OutageSteps.STEP);
                load.kill();
            }
            try (JavaProcess load = load(sink, folder, MINUTES - MINUTES_UNTIL_KILL - 1)) {
                steps(MINUTES - MINUTES_UNTIL_KILL - 1, load);
                sink.become(Mood.ANSWERS);
                StepCounts end = StepCounts.parse(load.ask(OutageSteps.DRAIN));
                long published = first.recorded() / MINUTES_UNTIL_KILL * (MINUTES - 1);
                long arrived = sink.counts().distinct();
                long underWay = arrived - published;
                values.put("killed_points", published);
                values.put("killed_lost", Math.max(0, -underWay));
                values.put("killed_of_step_under_way", Math.max(0, underWay));
                values.put("killed_dropped", end.dropped());
                return underWay >= 0 && underWay <= first.recorded() / MINUTES_UNTIL_KILL && end.dropped() == 0;
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static JavaProcess load(SeriesSink sink, Object spool, int minutesAgo) throws IOException {
        return JavaProcess.start(OutageSteps.class, List.of("-Xmx256m"), sink.uri(), spool, minutesAgo);
    }

    private static StepCounts steps(int steps, JavaProcess load) {
        StepCounts last = StepCounts.parse(load.ask(OutageSteps.STEP));
        for (int step = 1; step < steps; step++) {
            last = StepCounts.parse(load.ask(OutageSteps.STEP));
        }
        return last;
    }

    /** What a process has recorded in so many steps. */
    private static MetricLoad expected(int steps) {
        MetricLoad same = MetricLoad.on(new SimpleMeterRegistry(), OutageSteps.METERS, ExtraTags.NONE);
        for (int step = 0; step < steps; step++) {
            same.record();
        }
        return same;
    }
}
