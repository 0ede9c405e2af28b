package dev.hinomi.observability.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.hinomi.observability.delivery.Batch;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.delivery.Outcome;
import dev.hinomi.observability.fixtures.Seeds;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.metrics.health.DeliveryMeters;
import dev.hinomi.observability.metrics.health.PublishMeters;
import dev.hinomi.observability.metrics.sketch.SentSketches;
import dev.hinomi.observability.metrics.sketch.SentSketches.Sent;
import dev.hinomi.observability.metrics.wire.Blocks;
import dev.hinomi.observability.time.ManualClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionsTest {
    private static final Duration STEP = Duration.ofSeconds(60);
    private static final ServiceIdentity IDENTITY = ServiceIdentity.builder("career-api")
            .env("prod")
            .sharedTag("instance", "blue")
            .instanceTag("container_id", "c-1")
            .build();

    private final ManualClock clock = ManualClock.at("2026-11-23T09:00:00Z");
    private final List<Sent> sketches = new CopyOnWriteArrayList<>();
    private final List<String> series = new CopyOnWriteArrayList<>();
    private final Delivery points = Delivery.builder(MetricShipping.settings(), this::keepSeries)
            .warnings(LocalWarnings.NO_OP)
            .start();
    private final Delivery distributions = Delivery.builder(MetricShipping.distributionSettings(), this::keepSketches)
            .warnings(LocalWarnings.NO_OP)
            .start();
    private final List<HinomiMeterRegistry> open = new ArrayList<>();
    private final HinomiMeterRegistry registry = registry(DistributionMode.REQUESTED);

    private HinomiMeterRegistry registry(DistributionMode mode) {
        HinomiMeterRegistry made = HinomiMeterRegistry.builder(() -> IDENTITY, points)
                .settings(PublishSettings.ofDefaults().withStep(STEP).withDistributions(mode))
                .distributionsTo(distributions)
                .clock(new MicrometerClock(clock))
                .unscheduled()
                .build();
        open.add(made);
        return made;
    }

    @AfterEach
    void close() {
        open.forEach(HinomiMeterRegistry::close);
        points.close();
        distributions.close();
    }

    private Outcome keepSeries(Batch batch) {
        batch.entries().forEach(block -> Blocks.series(block).forEach(one -> series.add(text(one))));
        return new Outcome.Sent();
    }

    private static String text(Map<String, Object> one) {
        Map<?, ?> point = (Map<?, ?>) ((List<?>) one.get("points")).get(0);
        return one.get("metric") + " " + point.get("timestamp") + " " + ((Number) point.get("value")).doubleValue();
    }

    private Outcome keepSketches(Batch batch) {
        batch.entries().forEach(block -> sketches.addAll(SentSketches.of(block)));
        return new Outcome.Sent();
    }

    private void endStep() {
        clock.advance(STEP);
        open.forEach(HinomiMeterRegistry::publishStep);
        delivered();
    }

    private void delivered() {
        assertThat(points.flush(Duration.ofSeconds(5))).isTrue();
        assertThat(distributions.flush(Duration.ofSeconds(5))).isTrue();
    }

    private List<String> seriesNames() {
        return series.stream().map(one -> one.substring(0, one.indexOf(' '))).toList();
    }

    private Timer timer(String name) {
        return Timer.builder(name).publishPercentileHistogram().register(registry);
    }

    private static long epoch(String instant) {
        return Instant.parse(instant).getEpochSecond();
    }

    @Test
    void aTimerThatAsksForItIsADistributionOfItsOwnNameInMillisecondsBesideItsSeries() {
        Timer timer = Timer.builder("http.server.requests")
                .tag("URI", "/Items")
                .publishPercentileHistogram()
                .register(registry);
        timer.record(Duration.ofMillis(100));
        timer.record(1_500, TimeUnit.MICROSECONDS);

        endStep();

        long stamp = epoch("2026-11-23T09:01:00Z");
        assertThat(sketches)
                .containsExactly(new Sent(
                        "http.server.requests",
                        List.of("uri:/items", "service:career-api", "env:prod"),
                        stamp,
                        2,
                        1.5,
                        100));
        assertThat(series)
                .containsExactlyInAnyOrder(
                        "http.server.requests.count " + stamp + " 2.0",
                        "http.server.requests.sum " + stamp + " 101.5",
                        "http.server.requests.max " + stamp + " 100.0");
    }

    @Test
    void aSummaryIsADistributionOfItsScaledAmounts() {
        DistributionSummary summary = DistributionSummary.builder("upload.size")
                .scale(2)
                .publishPercentileHistogram()
                .register(registry);
        summary.record(3);
        summary.record(0);

        endStep();

        assertThat(sketches)
                .extracting(Sent::metric, Sent::count, Sent::min, Sent::max)
                .containsExactly(tuple("upload.size", 2L, 0.0, 6.0));
    }

    @Test
    void whatIsNoMeasurementIsNotRecorded() {
        DistributionSummary summary =
                DistributionSummary.builder("s").publishPercentileHistogram().register(registry);
        summary.record(Double.NaN);
        summary.record(-1);
        summary.record(Double.POSITIVE_INFINITY);
        timer("t").record(Duration.ofMillis(-5));

        endStep();

        assertThat(sketches).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "REQUESTED, 'histogram, percentiles', 'sloOnly.histogram'",
        "ALL, 'histogram, percentiles, plain, sloOnly', 'sloOnly.histogram'",
        "OFF, '', 'percentiles.percentile, sloOnly.histogram'"
    })
    void aModeSaysWhichMetersAreDistributions(DistributionMode mode, String asDistributions, String asGauges) {
        HinomiMeterRegistry other = registry(mode);
        Timer.builder("plain").register(other).record(Duration.ofMillis(1));
        Timer.builder("sloOnly")
                .serviceLevelObjectives(Duration.ofMillis(10))
                .register(other)
                .record(Duration.ofMillis(1));
        Timer.builder("percentiles")
                .publishPercentiles(0.5, 0.99)
                .register(other)
                .record(Duration.ofMillis(1));
        Timer.builder("histogram").publishPercentileHistogram().register(other).record(Duration.ofMillis(1));

        endStep();

        assertThat(String.join(", ", sketches.stream().map(Sent::metric).toList()))
                .isEqualTo(asDistributions);
        assertThat(String.join(
                        ", ",
                        seriesNames().stream()
                                .filter(name -> name.endsWith(".percentile") || name.endsWith(".histogram"))
                                .sorted()
                                .distinct()
                                .toList()))
                .isEqualTo(asGauges);
    }

    @Test
    void aStepHoldsWhatWasRecordedInItAndAnIdleOneCostsNothing() {
        Timer timer = timer("t");
        timer.record(Duration.ofMillis(300));
        endStep();
        endStep();
        timer.record(Duration.ofMillis(20));
        endStep();

        assertThat(sketches)
                .extracting(Sent::epochSecond, Sent::max)
                .containsExactly(
                        tuple(epoch("2026-11-23T09:01:00Z"), 300.0), tuple(epoch("2026-11-23T09:03:00Z"), 20.0));
    }

    @Test
    void closingPublishesTheLastPartOnce() {
        Timer timer = timer("t");
        timer.record(Duration.ofMillis(1));
        endStep();
        timer.record(Duration.ofMillis(2));

        registry.close();
        registry.close();
        delivered();

        assertThat(sketches).extracting(Sent::max).containsExactly(1.0, 2.0);
        assertThat(sketches).extracting(Sent::epochSecond).doesNotHaveDuplicates();
    }

    @Test
    void flushingSendsSeriesAndDistributions() {
        timer("t").record(Duration.ofMillis(2));

        assertThat(registry.flush(Duration.ofSeconds(5))).isTrue();

        assertThat(sketches).hasSize(1);
        assertThat(series).hasSize(3);
    }

    static LongStream seeds() {
        return Seeds.seeds();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void deliversExactlyWhatWasRecordedWheneverItIsFlushedAndClosed(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Timer timer = timer("t");
        long recorded = 0;
        for (int i = random.nextInt(200); i > 0; i--) {
            clock.advance(Duration.ofMillis(random.nextInt(20_000)));
            timer.record(random.nextLong(5_000_000_000L), TimeUnit.NANOSECONDS);
            recorded++;
            switch (random.nextInt(10)) {
                case 0 -> registry.publishStep();
                case 1 -> registry.flush(Duration.ZERO);
                default -> {}
            }
        }
        registry.close();
        delivered();

        assertThat(sketches.stream().mapToLong(Sent::count).sum()).isEqualTo(recorded);
        assertThat(sketches).extracting(Sent::epochSecond).doesNotHaveDuplicates();
        assertThat(distributions.counts().accepted())
                .isEqualTo(sketches.size())
                .isEqualTo(distributions.counts().sent());
    }

    @Test
    void aNameThatASeriesHasIsLeftToTheSeriesAndCounted() {
        new PublishMeters(registry).bindTo(registry);
        registry.counter("pay", "kind", "card").increment();
        timer("pay").record(Duration.ofMillis(5));
        timer("ship.count").record(Duration.ofMillis(5));
        timer("ship").record(Duration.ofMillis(5));

        endStep();

        assertThat(sketches).extracting(Sent::metric).containsExactly("ship");
        assertThat(registry.tally().skipped(SkipReason.NAME_TAKEN)).isEqualTo(2);
    }

    @Test
    void aDistributionWithMoreTagsThanARequestShouldHoldIsLeftOutAndCounted() {
        List<String> tags = new ArrayList<>();
        for (int tag = 0; tag < 400; tag++) {
            tags.add("k" + tag);
            tags.add("v".repeat(190));
        }
        Timer.builder("long")
                .tags(tags.toArray(String[]::new))
                .publishPercentileHistogram()
                .register(registry)
                .record(Duration.ofMillis(1));
        timer("short").record(Duration.ofMillis(1));

        endStep();

        assertThat(sketches).extracting(Sent::metric).containsExactly("short");
        assertThat(registry.tally().skipped(SkipReason.TOO_LARGE)).isEqualTo(4);
    }

    @Test
    void anInstanceThatTheMeterNamesStays() {
        Timer.builder("t")
                .tag("instance", "green")
                .publishPercentileHistogram()
                .register(registry)
                .record(Duration.ofMillis(1));

        endStep();

        assertThat(sketches.get(0).tags()).containsExactly("instance:green", "service:career-api", "env:prod");
    }

    @Test
    void aMeterThatIsRemovedIsADistributionNoLonger() {
        Timer timer = timer("t");
        timer.record(Duration.ofMillis(1));
        endStep();
        registry.remove(timer);
        timer.record(Duration.ofMillis(1));

        endStep();

        assertThat(sketches).hasSize(1);
    }

    @Test
    void itsBooksArePublishedLikeThoseOfTheSeries() {
        new DeliveryMeters(distributions).bindTo(registry);
        timer("t").record(Duration.ofMillis(1));
        endStep();
        series.clear();

        endStep();

        assertThat(series)
                .filteredOn(one -> one.startsWith("hinomi.delivery.sent "))
                .singleElement()
                .asString()
                .endsWith(" 1.0");
    }

    @Test
    void aRegistryThatNobodyTakesDistributionsFromMakesNone() {
        HinomiMeterRegistry alone = HinomiMeterRegistry.builder(() -> IDENTITY, points)
                .clock(new MicrometerClock(clock))
                .unscheduled()
                .build();
        open.add(alone);
        Timer.builder("t").publishPercentiles(0.99).register(alone).record(Duration.ofMillis(200));
        Counter counter = alone.counter("c");
        counter.increment();

        endStep();

        assertThat(sketches).isEmpty();
        assertThat(seriesNames()).contains("t.percentile", "c");
    }
}
