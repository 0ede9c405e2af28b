package dev.hinomi.benchmarks.bench;

import dev.hinomi.benchmarks.metrics.ExtraTags;
import dev.hinomi.benchmarks.metrics.MetricLoad;
import dev.hinomi.benchmarks.metrics.MicrometerLog;
import dev.hinomi.benchmarks.metrics.ShippedMetrics;
import dev.hinomi.benchmarks.metrics.StepTime;
import dev.hinomi.benchmarks.metrics.StockMetrics;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.benchmarks.series.SeriesCounts;
import dev.hinomi.benchmarks.series.SeriesSink;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The bytes that a series takes on the wire, heads of requests included, beside Micrometer's own registry. */
public final class MetricsWire implements Run {
    private static final int METERS = 10_000;
    private static final int STEPS = 5;
    private static final int MOST = 12;
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final Duration TO_DRAIN = Duration.ofMinutes(1);

    /** What was taken of so many points of ours. */
    private record Arrived(long expected, SeriesCounts counts) {
        boolean isWhole() {
            return counts.distinct() == expected && counts.invalid() + counts.tooLarge() == 0;
        }

        /** Answers how many bytes a point took. */
        double addTo(Map<String, Object> values, String name) {
            double bytes = (double) (counts.headBytes() + counts.bodyBytes()) / counts.distinct();
            values.put(name + "_points", counts.distinct());
            values.put(name + "_requests", counts.requests());
            values.put(name + "_refused", counts.tooLarge() + counts.invalid());
            values.put(name + "_bytes_per_series", String.format(Locale.ROOT, "%.2f", bytes));
            return bytes;
        }
    }

    @Override
    public String name() {
        return "metrics-wire";
    }

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "%d steps of %,d meters to an intake that holds Datadog's limits: at most %d bytes on the wire per series, "
                        + "heads of requests included, none refused, none lost; beside Micrometer's Datadog registry",
                STEPS,
                METERS,
                MOST);
    }

    @Override
    public Figures run() throws IOException {
        MicrometerLog.silence();
        Map<String, Object> values = new LinkedHashMap<>();
        Arrived ours = ours();
        double bytes = ours.addTo(values, "ours");
        stock().addTo(values, "stock");
        return new Figures(values, bytes <= MOST && ours.isWhole());
    }

    private static Arrived ours() throws IOException {
        StepTime time = firstStep();
        try (SeriesSink sink = SeriesSink.start();
                ShippedMetrics ours = ShippedMetrics.open(
                        sink.uri(),
                        ShippedMetrics.Setup.ofRegistry(
                                registry -> registry.step(STEP).clock(time).unscheduled()))) {
            long points = publish(ours.registry(), time, () -> ours.registry().flush(TO_DRAIN));
            return new Arrived(points, sink.counts());
        }
    }

    private static Arrived stock() throws IOException {
        StepTime time = firstStep();
        try (SeriesSink sink = SeriesSink.start();
                StockMetrics stock = StockMetrics.unscheduled(time, STEP, sink.uri())) {
            long points = publish(stock.registry(), time, stock::publish);
            return new Arrived(points, sink.counts());
        }
    }

    /** Publishes all steps, and answers of how many points of ours they are. */
    private static long publish(MeterRegistry registry, StepTime time, Runnable publishing) {
        MetricLoad load = MetricLoad.on(registry, METERS, ExtraTags.NONE);
        for (int step = 0; step < STEPS; step++) {
            load.record();
            time.nextStep();
            publishing.run();
        }
        return STEPS * load.points();
    }

    private static StepTime firstStep() {
        return StepTime.before(Instant.now().minus(STEP.multipliedBy(STEPS)), STEP);
    }
}
