package dev.hinomi.benchmarks.soak;

import dev.hinomi.benchmarks.metrics.MicrometerLog;
import dev.hinomi.benchmarks.metrics.ShippedMetrics;
import dev.hinomi.benchmarks.metrics.StepTime;
import dev.hinomi.benchmarks.process.Memory;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.benchmarks.series.SeriesCounts;
import dev.hinomi.benchmarks.series.SeriesSink;
import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import dev.hinomi.observability.metrics.budget.Budgets;
import dev.hinomi.observability.metrics.budget.TagBudget;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A counter with an id in a tag, through a registry that keeps each metric to a budget. */
public final class MetricsBudget implements Run {
    private static final int IDS = 1_000_000;
    private static final int BUDGET = Budgets.DEFAULT;
    private static final long MOST_RETAINED_BYTES = 10_000_000;
    private static final String METRIC = "logins";
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final Duration TO_DRAIN = Duration.ofMinutes(1);

    /** CPU time of the first look-up of each id and of one of an id that is known, and what all of them leave behind. */
    private record Costs(long newIdNanos, long knownIdNanos, long retainedBytes) {}

    @Override
    public String name() {
        return "metrics-budget";
    }

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "%,d ids in a tag of one counter, through a registry with a budget of %,d combinations: no more series than that "
                        + "are sent, their sum is exact, one warning is given, and 10 MB at most are left behind",
                IDS,
                BUDGET);
    }

    @Override
    public Figures run() throws IOException {
        MicrometerLog.silence();
        Map<String, Object> values = new LinkedHashMap<>();
        AtomicInteger warnings = new AtomicInteger();
        StepTime time = StepTime.before(Instant.now(), STEP);
        try (SeriesSink sink = SeriesSink.start();
                ShippedMetrics ours = ShippedMetrics.open(
                        sink.uri(),
                        ShippedMetrics.Setup.ofRegistry(
                                registry -> registry.step(STEP).clock(time).unscheduled()))) {
            TagBudget budget = TagBudget.of(Budgets.of(BUDGET), line -> warnings.incrementAndGet());
            ours.registry().config().meterFilter(budget);
            budget.watch(ours.registry());
            Costs costs = record(ours.registry());
            time.nextStep();
            ours.registry().flush(TO_DRAIN);
            SeriesCounts arrived = sink.counts();
            double missing = 2.0 * IDS - sink.sums().getOrDefault(METRIC, 0.0);
            values.put("ids", IDS);
            values.put("series", arrived.distinct());
            values.put("missing", (long) missing);
            values.put("warnings", warnings.get());
            values.put("overflowed", budget.overflowed());
            values.put("retained_bytes", costs.retainedBytes());
            values.put("new_id_cpu_ns", costs.newIdNanos());
            values.put("known_id_cpu_ns", costs.knownIdNanos());
            values.put("invalid", arrived.invalid());
            return new Figures(
                    values,
                    arrived.distinct() <= BUDGET
                            && missing == 0
                            && warnings.get() == 1
                            && arrived.invalid() == 0
                            && costs.retainedBytes() <= MOST_RETAINED_BYTES);
        }
    }

    private static Costs record(HinomiMeterRegistry registry) {
        long before = Memory.retainedBytes();
        long newIds = nanosEach(registry, IDS);
        long retained = Memory.retainedBytes() - before;
        return new Costs(newIds, nanosEach(registry, 1), retained);
    }

    private static long nanosEach(HinomiMeterRegistry registry, int ids) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < IDS; i++) {
            registry.counter(METRIC, "user", "u-" + i % ids, "channel", "web").increment();
        }
        return (threads.getCurrentThreadCpuTime() - start) / IDS;
    }
}
