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
import dev.hinomi.observability.delivery.DeliveryCounts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Meters with any name, tags and values, among them some that are as they should be, to a sink that knows the rules. */
public final class MetricsFuzz implements Run {
    private static final int METERS = 1_000_000;
    private static final int METERS_A_ROUND = 10_000;
    private static final int SOUND_METERS = 100;
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final Duration TO_DRAIN = Duration.ofMinutes(1);

    /** What came of the rounds so far. */
    private static final class Tally {
        private long points;
        private long skipped;
        private long unaccounted;
        private long unsent;
        private long wrongSums;

        void add(ShippedMetrics ours, long wrong) {
            DeliveryCounts counts = ours.counts();
            points += counts.accepted();
            skipped += ours.registry().skipped();
            unaccounted += ours.unaccounted();
            unsent += counts.accepted() - counts.sent();
            wrongSums += wrong;
        }

        void addTo(Map<String, Object> values) {
            values.put("points", points);
            values.put("skipped", skipped);
            values.put("unsent", unsent);
            values.put("unaccounted", unaccounted);
            values.put("wrong_sums_of_sound_meters", wrongSums);
        }

        boolean reached(SeriesCounts arrived) {
            return arrived.points() == points && skipped > 0 && unaccounted == 0 && unsent == 0 && wrongSums == 0;
        }
    }

    @Override
    public String name() {
        return "metrics-fuzz";
    }

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "%,d meters with names and tags of any characters and length and with any values, some of which fail when "
                        + "they are read: 0 invalid bodies, all other points arrive, 0 unaccounted",
                METERS);
    }

    @Override
    public Figures run() throws IOException {
        MicrometerLog.silence();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("meters", METERS);
        try (SeriesSink sink = SeriesSink.start()) {
            Tally tally = new Tally();
            for (int round = 0; round < METERS / METERS_A_ROUND; round++) {
                round(round, sink, tally);
            }
            SeriesCounts arrived = sink.counts();
            values.put("requests", arrived.requests());
            values.put("invalid", arrived.invalid());
            values.put("too_large", arrived.tooLarge());
            tally.addTo(values);
            return new Figures(values, tally.reached(arrived) && arrived.invalid() == 0 && arrived.tooLarge() == 0);
        }
    }

    private static void round(int round, SeriesSink sink, Tally tally) {
        StepTime time = StepTime.before(Instant.now(), STEP);
        ShippedMetrics ours = ShippedMetrics.open(
                sink.uri(),
                ShippedMetrics.Setup.ofRegistry(
                        registry -> registry.step(STEP).clock(time).unscheduled()));
        try (ours) {
            MetricLoad sound = MetricLoad.on(ours.registry(), SOUND_METERS, ExtraTags.NONE);
            FuzzedMeters fuzzed = new FuzzedMeters(round, ours.registry());
            for (int meter = 0; meter < METERS_A_ROUND; meter++) {
                fuzzed.add();
            }
            sound.record();
            time.nextStep();
            ours.registry().flush(TO_DRAIN);
            ours.registry().close();
            ours.delivery().flush(TO_DRAIN);
            tally.add(ours, sound.wrongSums(sink.sums()));
        }
        sink.forget();
    }
}
