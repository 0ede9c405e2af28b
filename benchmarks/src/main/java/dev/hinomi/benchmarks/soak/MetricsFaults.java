package dev.hinomi.benchmarks.soak;

import dev.hinomi.benchmarks.metrics.ExtraTags;
import dev.hinomi.benchmarks.metrics.MetricLoad;
import dev.hinomi.benchmarks.metrics.MicrometerLog;
import dev.hinomi.benchmarks.metrics.ShippedMetrics;
import dev.hinomi.benchmarks.metrics.SteadyRecording;
import dev.hinomi.benchmarks.metrics.StockMetrics;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.benchmarks.series.SeriesCounts;
import dev.hinomi.benchmarks.series.SeriesSink;
import dev.hinomi.observability.delivery.DeliveryCounts;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A step of a second, several requests a step, and an intake that fails in each way; Micrometer's own for comparison. */
public final class MetricsFaults implements Run {
    private static final int METERS = 10_000;
    private static final int STOCK_METERS = 1_000;
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration BETWEEN_RECORDS = Duration.ofMillis(250);
    private static final Duration TO_DRAIN = Duration.ofMinutes(2);

    /** What became of the points of one trouble. */
    private record Fate(DeliveryCounts shipped, SeriesCounts arrived, long wrongSums, double stockLost) {
        long lost() {
            return shipped.accepted() - arrived.distinct();
        }

        long unaccounted() {
            return shipped.accepted() - shipped.sent() - shipped.queued() - shipped.droppedTotal();
        }

        boolean reached() {
            return lost() == 0
                    && unaccounted() == 0
                    && wrongSums == 0
                    && shipped.sent() == shipped.accepted()
                    && arrived.changed() == 0
                    && arrived.invalid() + arrived.tooLarge() == 0;
        }

        void addTo(Map<String, Object> values, String trouble) {
            values.put(trouble + "_points", shipped.accepted());
            values.put(trouble + "_lost", lost());
            values.put(trouble + "_queued", shipped.queued());
            values.put(trouble + "_overwritten", arrived.changed());
            values.put(trouble + "_unaccounted", unaccounted());
            values.put(trouble + "_wrong_sums", wrongSums);
            values.put(trouble + "_retries", shipped.retries());
            values.put(trouble + "_requests", arrived.requests());
            values.put(trouble + "_stock_lost_percent", String.format(Locale.ROOT, "%.1f", 100 * stockLost));
        }
    }

    @Override
    public String name() {
        return "metrics-faults";
    }

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "%,d meters, a step of %d s, 20 s each of a sink that at times answers one 503, one 429, is down for a "
                        + "step, that resets between requests, never answers, is slower than the step, loses its answers: 0 "
                        + "points lost, 0 unaccounted, sums exact",
                METERS,
                STEP.toSeconds());
    }

    @Override
    public Figures run() throws IOException, InterruptedException {
        MicrometerLog.silence();
        Map<String, Object> values = new LinkedHashMap<>();
        boolean reached = true;
        for (Trouble trouble : Trouble.ALL) {
            Fate fate = through(trouble);
            fate.addTo(values, trouble.name());
            reached &= fate.reached();
        }
        return new Figures(values, reached);
    }

    private static Fate through(Trouble trouble) throws IOException, InterruptedException {
        try (SeriesSink sink = SeriesSink.start();
                SeriesSink stockSink = SeriesSink.start();
                ShippedMetrics ours = ShippedMetrics.open(
                        sink.uri(), ShippedMetrics.Setup.ofRegistry(registry -> registry.step(STEP)));
                StockMetrics stock = StockMetrics.scheduled(STEP, stockSink.uri())) {
            MetricLoad load = MetricLoad.on(ours.registry(), METERS, ExtraTags.NONE);
            MetricLoad stockLoad = MetricLoad.on(stock.registry(), STOCK_METERS, ExtraTags.NONE);
            try (SteadyRecording recording = SteadyRecording.start(BETWEEN_RECORDS, () -> {
                load.record();
                stockLoad.record();
            })) {
                trouble.happen(mood -> {
                    sink.become(mood);
                    stockSink.become(mood);
                });
            }
            // Or steps of nothing but zeros would still be on their way when all is counted.
            ours.registry().stop();
            ours.registry().flush(TO_DRAIN);
            stock.close();
            return new Fate(
                    ours.counts(), sink.counts(), load.wrongSums(sink.sums()), stockLoad.lostShare(stockSink.sums()));
        }
    }
}
