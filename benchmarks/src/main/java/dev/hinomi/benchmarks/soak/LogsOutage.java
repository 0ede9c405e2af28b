package dev.hinomi.benchmarks.soak;

import dev.hinomi.benchmarks.logs.SpooledLogs;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Folders;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.benchmarks.sink.LineCounts;
import dev.hinomi.benchmarks.sink.Mood;
import dev.hinomi.benchmarks.sink.SinkProcess;
import dev.hinomi.observability.delivery.DeliveryCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Lines at a steady rate into an intake that fails for ten seconds, once in each way. */
public final class LogsOutage implements Run {
    private static final int LINES = 50_000;
    private static final int LINES_PER_SECOND = 5_000;
    private static final int LINES_BEFORE = 15_000;
    private static final Duration OUTAGE = Duration.ofSeconds(10);
    private static final Duration TO_DRAIN = Duration.ofMinutes(2);
    private static final List<Mood> MOODS =
            List.of(Mood.REFUSES, Mood.UNAVAILABLE, Mood.HANGS, Mood.RESETS, Mood.LOSES_ANSWERS);

    /** What became of the lines of one outage. */
    private record Fate(DeliveryCounts shipped, LineCounts arrived) {
        long lost() {
            return LINES - arrived.distinct();
        }

        long unaccounted() {
            return LINES - shipped.sent() - shipped.queued() - shipped.droppedTotal();
        }

        boolean reached() {
            return lost() == 0
                    && unaccounted() == 0
                    && shipped.sent() == LINES
                    && shipped.retries() > 0
                    && arrived.foreignIds() == 0;
        }

        void addTo(Map<String, Object> values, String mood) {
            values.put(mood + "_lost", lost());
            values.put(mood + "_unaccounted", unaccounted());
            values.put(mood + "_retries", shipped.retries());
            values.put(mood + "_duplicates", arrived.duplicates());
            values.put(mood + "_duplicates_without_common_id", arrived.foreignIds());
        }
    }

    @Override
    public String name() {
        return "logs-outage";
    }

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "%,d lines at %,d/s, with %d s of a sink that refuses, then of one that answers 503, hangs, resets, loses "
                        + "its answers: 0 lost, 0 unaccounted",
                LINES,
                LINES_PER_SECOND,
                OUTAGE.toSeconds());
    }

    @Override
    public Figures run() throws IOException, InterruptedException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("logged", LINES);
        boolean reached = true;
        for (Mood mood : MOODS) {
            Fate fate = through(mood);
            fate.addTo(values, mood.name().toLowerCase(Locale.ROOT));
            reached &= fate.reached();
        }
        return new Figures(values, reached);
    }

    private static Fate through(Mood mood) throws IOException, InterruptedException {
        Path folder = Folders.temporary("logs-outage");
        try (SinkProcess sink = SinkProcess.start();
                SpooledLogs logs = SpooledLogs.open(sink.uri(), folder.resolve("spool"))) {
            logs.log(0, LINES_BEFORE, LINES_PER_SECOND);
            sink.become(mood);
            long start = System.nanoTime();
            logs.log(LINES_BEFORE, LINES, LINES_PER_SECOND);
            TimeUnit.NANOSECONDS.sleep(OUTAGE.toNanos() - (System.nanoTime() - start));
            sink.become(Mood.ANSWERS);
            logs.shipping().flush(TO_DRAIN);
            return new Fate(logs.shipping().outlet().counts(), sink.counts());
        } finally {
            Folders.delete(folder);
        }
    }
}
