package dev.hinomi.benchmarks.soak;

import dev.hinomi.benchmarks.metrics.ExtraTags;
import dev.hinomi.benchmarks.metrics.MetricLoad;
import dev.hinomi.benchmarks.metrics.MicrometerLog;
import dev.hinomi.benchmarks.metrics.ShippedMetrics;
import dev.hinomi.benchmarks.metrics.StepTime;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.benchmarks.series.SeriesCounts;
import dev.hinomi.benchmarks.series.SeriesSink;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One step of few and of many meters, with few and with many tags, to a sink that holds Datadog's limits. */
public final class MetricsSizes implements Run {
    private static final List<Integer> METERS = List.of(100, 1_000, 10_000, 100_000);
    private static final List<Tagging> TAGGINGS = List.of(
            new Tagging("plain", ExtraTags.NONE),
            new Tagging("8_common_tags", ExtraTags.common(8)),
            new Tagging("20_common_tags", ExtraTags.common(20)),
            new Tagging("1_random_tag", ExtraTags.random(1, 1)),
            new Tagging("8_random_tags", ExtraTags.random(8, 8)));
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final Duration TO_DRAIN = Duration.ofMinutes(5);

    private record Tagging(String name, ExtraTags tags) {}

    private record Arrived(long expected, SeriesCounts counts) {}

    @Override
    public String name() {
        return "metrics-sizes";
    }

    @Override
    public String what() {
        return "one step of 100 to 100,000 meters with 0, 8 and 20 common tags and with random ones, to a sink that holds "
                + "Datadog's limits of bytes and points: 0 times 413, all points arrive";
    }

    @Override
    public Figures run() throws IOException {
        MicrometerLog.silence();
        Map<String, Object> values = new LinkedHashMap<>();
        long refused = 0;
        long missing = 0;
        for (Tagging tagging : TAGGINGS) {
            for (int meters : METERS) {
                Arrived arrived = arrived(meters, tagging);
                String name = String.format(Locale.ROOT, "%d_%s", meters, tagging.name());
                values.put(name + "_requests", arrived.counts().requests());
                refused += arrived.counts().tooLarge() + arrived.counts().invalid();
                missing += arrived.expected() - arrived.counts().distinct();
            }
        }
        values.put("refused", refused);
        values.put("missing", missing);
        return new Figures(values, refused == 0 && missing == 0);
    }

    /** The sink is a new one each time: closing publishes once more, and none of that must be counted. */
    private static Arrived arrived(int meters, Tagging tagging) throws IOException {
        StepTime time = StepTime.before(Instant.now(), STEP);
        try (SeriesSink sink = SeriesSink.start();
                ShippedMetrics ours = ShippedMetrics.open(
                        sink.uri(),
                        ShippedMetrics.Setup.ofRegistry(
                                registry -> registry.step(STEP).clock(time).unscheduled()))) {
            MetricLoad load = MetricLoad.on(ours.registry(), meters, tagging.tags());
            load.record();
            time.nextStep();
            ours.registry().flush(TO_DRAIN);
            return new Arrived(load.points(), sink.counts());
        }
    }
}
