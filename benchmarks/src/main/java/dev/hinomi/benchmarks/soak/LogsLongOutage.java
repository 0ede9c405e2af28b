package dev.hinomi.benchmarks.soak;

import dev.hinomi.benchmarks.process.JavaProcess;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Folders;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.benchmarks.sink.LineCounts;
import dev.hinomi.benchmarks.sink.Mood;
import dev.hinomi.benchmarks.sink.SinkProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lines at a steady rate, all of them during an outage, in a process of its own. */
public final class LogsLongOutage implements Run {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final int LINES = 300_000;
    private static final int WARMUP_LINES = 30_000;
    private static final int WARMUP_LINES_PER_SECOND = 10_000;
    private static final int PARTS = 10;
    private static final long MOST_BYTES = 16L * 1024 * 1024;
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(60);

    private final String name;
    private final Duration outage;

    /** Ten minutes. */
    public LogsLongOutage() {
        this("logs-long-outage", TEN_MINUTES);
    }

    private LogsLongOutage(String name, Duration outage) {
        this.name = name;
        this.outage = outage;
    }

    /** As many lines in a tenth of the time. */
    public static LogsLongOutage compressed() {
        return new LogsLongOutage("logs-long-outage-compressed", TEN_MINUTES.dividedBy(10));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "%,d lines during an outage of %d min: 0 lost, at most %d MiB of heap and direct memory over idle, drained "
                        + "in at most %d s",
                LINES,
                outage.toMinutes(),
                MOST_BYTES / 1024 / 1024,
                LONGEST_DRAIN.toSeconds());
    }

    @Override
    public Figures run() throws IOException {
        Path folder = Folders.temporary(name);
        try (SinkProcess sink = SinkProcess.start();
                JavaProcess load =
                        JavaProcess.start(OutageLoad.class, List.of("-Xmx256m"), sink.uri(), folder.resolve("spool"))) {
            load.ask(OutageLoad.lines(0, WARMUP_LINES, WARMUP_LINES_PER_SECOND));
            load.ask(OutageLoad.DRAIN);
            long idle = Long.parseLong(load.ask(OutageLoad.lines(0, 0, 1)));
            sink.become(Mood.REFUSES);
            long most = mostRetained(load);
            sink.become(Mood.ANSWERS);
            long back = System.nanoTime();
            String[] shipped = load.ask(OutageLoad.DRAIN).split(" ", -1);
            Duration drain = Duration.ofNanos(System.nanoTime() - back);
            return figures(most - idle, drain, shipped, sink.counts());
        } finally {
            Folders.delete(folder);
        }
    }

    private long mostRetained(JavaProcess load) {
        int perSecond = (int) (LINES / outage.toSeconds());
        long most = 0;
        for (int part = 0; part < PARTS; part++) {
            int from = WARMUP_LINES + LINES / PARTS * part;
            most = Math.max(most, Long.parseLong(load.ask(OutageLoad.lines(from, from + LINES / PARTS, perSecond))));
        }
        return most;
    }

    private static Figures figures(long overIdle, Duration drain, String[] shipped, LineCounts arrived) {
        long logged = WARMUP_LINES + LINES;
        long accepted = Long.parseLong(shipped[0]);
        long acked = Long.parseLong(shipped[1]);
        long dropped = Long.parseLong(shipped[2]);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("logged", logged);
        values.put("acked", acked);
        values.put("dropped", dropped);
        values.put("lost", logged - arrived.distinct());
        values.put("unaccounted", logged - acked - dropped);
        values.put("duplicates", arrived.duplicates());
        values.put("retained_kib_over_idle", overIdle / 1024);
        values.put("drained_millis", drain.toMillis());
        boolean complete = arrived.distinct() == logged && acked == logged && accepted == logged;
        return new Figures(values, complete && overIdle <= MOST_BYTES && drain.compareTo(LONGEST_DRAIN) <= 0);
    }
}
