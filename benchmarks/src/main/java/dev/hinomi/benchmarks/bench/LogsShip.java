package dev.hinomi.benchmarks.bench;

import dev.hinomi.benchmarks.process.JavaProcess;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Folders;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.benchmarks.sink.LineCounts;
import dev.hinomi.benchmarks.sink.SinkProcess;
import dev.hinomi.observability.datadog.Compression;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** From the log call to the acknowledged body, durable, in a process that does nothing else. */
public final class LogsShip implements Run {
    private static final long LEAST_GZIP = 150_000;
    private static final long LEAST_ZSTD = 250_000;
    private static final int WARMUP_LINES = 500_000;
    private static final int LINES = 500_000;
    private static final int ROUNDS = 5;
    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public String name() {
        return "logs-ship";
    }

    @Override
    public String what() {
        return "from the log call to the acknowledged body, durable: at least " + LEAST_GZIP
                + " lines per second of CPU time with gzip, " + LEAST_ZSTD + " with zstd, and none lost";
    }

    @Override
    public Figures run() throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        boolean gzip = run(Compression.GZIP, "gzip", LEAST_GZIP, values);
        boolean zstd = run(Compression.AUTO, "zstd", LEAST_ZSTD, values);
        return new Figures(values, gzip && zstd);
    }

    private static boolean run(Compression compression, String name, long least, Map<String, Object> values)
            throws IOException {
        Path folder = Folders.temporary("logs-ship");
        try (SinkProcess sink = SinkProcess.start();
                JavaProcess load = JavaProcess.start(
                        ShippedLoad.class,
                        List.of("-Xms512m", "-Xmx512m"),
                        sink.uri(),
                        folder.resolve("spool"),
                        compression)) {
            load.ask(String.valueOf(WARMUP_LINES));
            long[] perSecond = IntStream.range(0, ROUNDS)
                    .mapToLong(round -> perSecond(load.ask(String.valueOf(LINES))))
                    .sorted()
                    .toArray();
            LineCounts arrived = sink.counts();
            long logged = WARMUP_LINES + (long) ROUNDS * LINES;
            values.put(name + "_lines_per_cpu_second", perSecond[ROUNDS / 2]);
            values.put(name + "_least", perSecond[0]);
            values.put(name + "_most", perSecond[ROUNDS - 1]);
            values.put(name + "_logged", logged);
            values.put(name + "_lost", logged - arrived.distinct());
            values.put(name + "_duplicates", arrived.duplicates());
            return perSecond[ROUNDS / 2] >= least && arrived.distinct() == logged;
        } finally {
            Folders.delete(folder);
        }
    }

    private static long perSecond(String cpuNanos) {
        return Math.round(LINES * NANOS_PER_SECOND / Long.parseLong(cpuNanos));
    }
}
