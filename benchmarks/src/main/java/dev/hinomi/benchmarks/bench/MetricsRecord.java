package dev.hinomi.benchmarks.bench;

import dev.hinomi.benchmarks.jmh.CallCost;
import dev.hinomi.benchmarks.jmh.Jmh;
import dev.hinomi.benchmarks.jmh.MethodCosts;
import dev.hinomi.benchmarks.metrics.FleetPercentile;
import dev.hinomi.benchmarks.metrics.Latencies;
import dev.hinomi.benchmarks.process.JavaProcess;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.benchmarks.series.SeriesSink;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Recording into a timer that is sent as a distribution: its cost, what comes of it over a fleet, and beside a flood. */
public final class MetricsRecord implements Run {
    private static final int MOST_MORE_NANOS = 60;
    private static final double MOST_BYTES = 0.5;
    private static final double MOST_ERROR = 0.02;
    private static final int MOST_P99_NANOS = 50_000;
    private static final int FLOOD_METERS = 100_000;
    private static final int WARMUP_CALLS = 50_000;
    private static final int CALLS = 50_000;
    private static final List<Integer> THREADS = List.of(1, 2);

    @Override
    public String name() {
        return "metrics-record";
    }

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "a distribution adds at most %d ns of CPU time to a timer on one thread, and no allocation; p99 of 20 hosts "
                        + "within %.0f %%; recording at 5,000/s while %,d meters are published each second: p99 at most %d µs",
                MOST_MORE_NANOS,
                MOST_ERROR * 100,
                FLOOD_METERS,
                MOST_P99_NANOS / 1_000);
    }

    @Override
    public Figures run() throws RunnerException, IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        boolean cheap = true;
        for (int threads : THREADS) {
            cheap &= isCheap(threads, values);
        }
        boolean exact = true;
        for (Latencies latencies : Latencies.values()) {
            exact &= isTrue(latencies, values);
        }
        boolean quiet = isPrompt("quiet", 0, values);
        boolean flood = isPrompt("flood", FLOOD_METERS, values);
        return new Figures(values, cheap && exact && quiet && flood);
    }

    private static boolean isCheap(int threads, Map<String, Object> values) throws RunnerException {
        MethodCosts costs = Jmh.runOn(threads, RecordOneValue.class);
        costs.byMethod().forEach((method, cost) -> cost.addTo(values, "threads" + threads + "_" + method));
        CallCost distributed = costs.of("oursDistributed");
        double more = distributed.cpuNanos() - costs.of("oursPlain").cpuNanos();
        values.put("threads" + threads + "_more_ns", Math.round(more));
        return distributed.allocatedBytes() < MOST_BYTES && (threads > 1 || more <= MOST_MORE_NANOS);
    }

    private static boolean isTrue(Latencies latencies, Map<String, Object> values) {
        FleetPercentile fleet = FleetPercentile.of(latencies);
        String name = latencies.name().toLowerCase(Locale.ROOT);
        values.put(name + "_p99_error", percent(fleet.sketchError()));
        values.put(name + "_p99_error_of_mean", percent(fleet.meanError()));
        return fleet.sketchError() <= MOST_ERROR;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }

    private static boolean isPrompt(String name, int meters, Map<String, Object> values) throws IOException {
        try (SeriesSink sink = SeriesSink.start();
                JavaProcess recorder =
                        JavaProcess.start(PacedRecords.class, List.of("-Xms1g", "-Xmx1g"), sink.uri(), meters)) {
            recorder.ask(String.valueOf(WARMUP_CALLS));
            String[] told = recorder.ask(String.valueOf(CALLS)).split(" ", -1);
            long high = Long.parseLong(told[1]);
            values.put(name + "_p50_nanos", told[0]);
            values.put(name + "_p99_nanos", high);
            values.put(name + "_points_per_second", Long.parseLong(told[2]) * PacedRecords.CALLS_PER_SECOND / CALLS);
            return high <= MOST_P99_NANOS;
        }
    }
}
