package dev.hinomi.observability.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import dev.hinomi.observability.delivery.Batch;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.delivery.Outcome;
import dev.hinomi.observability.fixtures.Seeds;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.metrics.health.DeliveryMeters;
import dev.hinomi.observability.metrics.health.PublishMeters;
import dev.hinomi.observability.metrics.wire.Blocks;
import dev.hinomi.observability.time.ManualClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.NamingConvention;
import io.micrometer.datadog.DatadogMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HinomiMeterRegistryTest {
    private static final Duration STEP = Duration.ofSeconds(60);
    private static final ServiceIdentity IDENTITY = ServiceIdentity.builder("career-api")
            .env("prod")
            .instanceTag("task_arn", "arn:1")
            .instanceTag("container_id", "c-1")
            .build();

    private final ManualClock clock = ManualClock.at("2026-11-23T09:00:00Z");
    private final List<Point> points = new CopyOnWriteArrayList<>();
    private final Delivery delivery = Delivery.builder(MetricShipping.settings(), this::record)
            .warnings(LocalWarnings.NO_OP)
            .start();
    private final HinomiMeterRegistry registry = HinomiMeterRegistry.builder(() -> IDENTITY, delivery)
            .step(STEP)
            .clock(new MicrometerClock(clock))
            .unscheduled()
            .build();

    private record Point(
            String metric, long type, long timestamp, double value, long interval, Object unit, List<String> tags) {}

    @AfterEach
    void close() {
        registry.close();
        delivery.close();
    }

    @Test
    void isADatadogRegistryToEverybodyWhoLooksForOne() {
        assertThat(registry).isInstanceOf(DatadogMeterRegistry.class);
    }

    @Test
    void publishesACounterAsOneSeriesWithTheTagsOfTheService() {
        registry.counter("career.applications", "Channel", "Web Site").increment(3);

        endStep();

        assertThat(points)
                .containsExactly(new Point(
                        "career.applications",
                        1,
                        epoch("2026-11-23T09:01:00Z"),
                        3,
                        60,
                        null,
                        List.of("channel:web_site", "service:career-api", "env:prod", "instance:c-1")));
    }

    @Test
    void publishesATimerAsCountSumAndMaximumWithoutAverage() {
        Timer timer = registry.timer("http.server.requests");
        timer.record(Duration.ofMillis(100));
        timer.record(Duration.ofMillis(300));

        endStep();

        assertThat(points)
                .extracting(Point::metric, Point::type, Point::value, Point::unit)
                .containsExactlyInAnyOrder(
                        tuple("http.server.requests.count", 1L, 2.0, "occurrence"),
                        tuple("http.server.requests.sum", 1L, 400.0, "millisecond"),
                        tuple("http.server.requests.max", 3L, 300.0, "millisecond"));
    }

    @Test
    void givesTheMaximumOfTheStepThatEndedAndOfNoOther() {
        Timer timer = registry.timer("t");
        timer.record(Duration.ofMillis(300));
        endStep();
        timer.record(Duration.ofMillis(20));
        endStep();
        endStep();

        assertThat(valuesOf("t.max")).containsExactly(300.0, 20.0, 0.0);
    }

    @Test
    void stampsPointsAtTheEndOfTheirStepHoweverLateTheyArePublished() {
        registry.counter("c").increment();
        clock.advance(STEP.plusSeconds(5));

        registry.publishStep();
        delivered();

        assertThat(points).extracting(Point::timestamp).containsExactly(epoch("2026-11-23T09:01:00Z"));
    }

    @Test
    void losesNothingWhenTheProcessWasFrozenForManySteps() {
        Counter counter = registry.counter("c");
        counter.increment(5);
        clock.advance(STEP.multipliedBy(7));
        counter.increment(2);

        registry.publishStep();
        delivered();

        assertThat(valuesOf("c")).containsExactly(7.0);
    }

    @Test
    void publishesTheLastPartOfAStepOnceWhenItIsClosed() {
        Counter counter = registry.counter("c");
        counter.increment(5);
        endStep();
        counter.increment(2);

        registry.close();
        registry.close();
        delivered();

        assertThat(valuesOf("c")).containsExactly(5.0, 2.0);
        assertThat(points).extracting(Point::timestamp).doesNotHaveDuplicates();
    }

    @Test
    void publishesAStepThatEndedUnpublishedTogetherWithTheRest() {
        Counter counter = registry.counter("c");
        counter.increment(5);
        clock.advance(STEP.plusMillis(1));
        counter.increment(2);

        registry.close();
        delivered();

        assertThat(valuesOf("c")).containsExactly(7.0);
    }

    static LongStream seeds() {
        return Seeds.seeds();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void deliversExactlyWhatWasRecordedWheneverItIsClosed(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Counter counter = registry.counter("c");
        Timer timer = registry.timer("t");
        DistributionSummary summary = registry.summary("s");
        long recorded = 0;
        for (int i = random.nextInt(50); i > 0; i--) {
            clock.advance(Duration.ofMillis(random.nextInt(40_000)));
            counter.increment();
            timer.record(Duration.ofMillis(10));
            summary.record(2);
            recorded++;
            if (random.nextInt(4) == 0) {
                registry.publishStep();
            }
        }
        registry.close();
        delivered();

        assertThat(sumOf("c")).isEqualTo(recorded);
        assertThat(sumOf("t.count")).isEqualTo(recorded);
        assertThat(sumOf("t.sum")).isEqualTo(10.0 * recorded);
        assertThat(sumOf("s.sum")).isEqualTo(2.0 * recorded);
        assertThat(points.stream().map(point -> point.metric() + point.timestamp()))
                .doesNotHaveDuplicates();
    }

    @Test
    void skipsAndCountsNumbersThatDatadogRefusesAndKeepsTheRest() {
        registry.gauge("nan", Double.NaN);
        registry.gauge("infinite", Double.POSITIVE_INFINITY);
        Gauge.builder("broken", this, ignored -> {
                    throw new IllegalStateException("no");
                })
                .register(registry);
        registry.counter("good").increment();

        endStep();

        assertThat(points).extracting(Point::metric).containsExactly("good");
        assertThat(registry.skipped()).isEqualTo(3);
    }

    @Test
    void tellsTheNumbersOfALongTaskTimerApart() {
        LongTaskTimer timer = LongTaskTimer.builder("batch").register(registry);
        timer.start();
        clock.advance(Duration.ofSeconds(30));

        endStep();

        assertThat(points)
                .extracting(point -> point.tags().get(0))
                .contains("statistic:active_tasks", "statistic:duration");
    }

    @Test
    void letsATagOfTheMeterWinOverTheSameTagOfTheService() {
        registry.counter("c", "env", "canary").increment();

        endStep();

        assertThat(points.get(0).tags()).containsExactly("env:canary", "service:career-api", "instance:c-1");
    }

    @Test
    void tellsItsSeriesFromThoseOfEveryOtherCopyOfTheService() {
        ServiceIdentity outsideOfAContainer = ServiceIdentity.of("career-api");
        for (int copy = 0; copy < 2; copy++) {
            HinomiMeterRegistry one = HinomiMeterRegistry.builder(() -> outsideOfAContainer, delivery)
                    .clock(new MicrometerClock(clock))
                    .unscheduled()
                    .build();
            one.counter("c").increment();
            one.close();
        }
        delivered();

        assertThat(points)
                .hasSize(2)
                .allSatisfy(point -> assertThat(point.tags()).last().asString().matches("instance:[0-9a-f]{8}"))
                .extracting(Point::tags)
                .doesNotHaveDuplicates();
    }

    @Test
    void letsTheApplicationNameItsInstance() {
        registry.config().commonTags("instance", "blue-1");
        registry.counter("c").increment();

        endStep();

        assertThat(points.get(0).tags()).containsExactly("instance:blue-1", "service:career-api", "env:prod");
    }

    @Test
    void losesNoOtherMeterToOneThatThrowsAnError() {
        FunctionCounter.builder("broken", this, test -> {
                    throw new NoClassDefFoundError("com/example/Gone");
                })
                .register(registry);
        registry.counter("c1").increment();
        registry.counter("c2").increment();

        endStep();

        assertThat(points).extracting(Point::metric).containsExactlyInAnyOrder("c1", "c2");
        assertThat(registry.skipped()).isEqualTo(1);

        registry.counter("c1").increment(5);
        registry.close();
        delivered();

        assertThat(sumOf("c1")).isEqualTo(6);
    }

    @Test
    void appliesANamingConventionOfTheApplicationFirst() {
        registry.config().namingConvention(NamingConvention.snakeCase);
        registry.counter("jobs.done", "job.kind", "Night").increment();

        endStep();

        assertThat(points.get(0).metric()).isEqualTo("jobs_done");
        assertThat(points.get(0).tags()).startsWith("job_kind:night");
    }

    @Test
    void publishesPercentilesOfATimerThatAsksForThem() {
        Timer timer = Timer.builder("t").publishPercentiles(0.99).register(registry);
        timer.record(Duration.ofMillis(200));

        endStep();

        assertThat(points).extracting(Point::metric).contains("t.percentile");
    }

    @Test
    void publishesNothingOfAMeterToWhichNothingHasHappenedForTenSteps() {
        Counter counter = registry.counter("c");
        Timer timer = registry.timer("t");
        registry.gauge("g", 1);
        counter.increment();
        for (int step = 0; step < 15; step++) {
            endStep();
        }
        assertThat(valuesOf("c")).hasSize(11).startsWith(1.0).endsWith(0.0);
        assertThat(valuesOf("t.count")).hasSize(10).containsOnly(0.0);
        assertThat(valuesOf("g")).hasSize(15);
        points.clear();

        counter.increment(2);
        timer.record(Duration.ofMillis(5));
        endStep();
        endStep();

        assertThat(valuesOf("c")).containsExactly(2.0, 0.0);
        assertThat(valuesOf("t.sum")).containsExactly(5.0, 0.0);
    }

    @Test
    void publishesNothingOfAMeterThatWasRemoved() {
        Counter counter = registry.counter("c");
        endStep();
        registry.remove(counter);
        points.clear();

        endStep();

        assertThat(points).isEmpty();
    }

    @Test
    void countsWhatItHandsOverAsPartOfTheNextStep() {
        new DeliveryMeters(delivery).bindTo(registry);
        registry.counter("c").increment();

        endStep();

        assertThat(sumOf("hinomi.delivery.accepted")).isZero();
    }

    @Test
    void tellsHowPublishingFares() {
        new PublishMeters(registry).bindTo(registry);
        registry.gauge("nan", Double.NaN);
        endStep();
        points.clear();

        clock.advance(STEP.multipliedBy(2));
        endStep();

        assertThat(points)
                .filteredOn(point -> point.tags().contains("reason:not_finite"))
                .extracting(Point::metric, Point::value)
                .containsExactly(tuple("hinomi.metrics.skipped", 1.0));
        assertThat(valuesOf("hinomi.metrics.points")).allMatch(value -> value > 5);
    }

    @Test
    void takesTheIdentityThatIsKnownWhenItPublishes() {
        AtomicReference<ServiceIdentity> known = new AtomicReference<>(ServiceIdentity.of("first"));
        HinomiMeterRegistry other = HinomiMeterRegistry.builder(known::get, delivery)
                .clock(new MicrometerClock(clock))
                .unscheduled()
                .build();
        other.counter("c").increment();
        other.publishStep();
        known.set(ServiceIdentity.of("second"));
        other.close();
        delivered();

        assertThat(points).extracting(point -> point.tags().get(0)).containsExactly("service:first", "service:second");
    }

    @Test
    void countsItsOwnDelivery() {
        new DeliveryMeters(delivery).bindTo(registry);
        registry.counter("c").increment();
        endStep();
        points.clear();

        endStep();

        assertThat(sumOf("hinomi.delivery.sent")).isPositive();
        assertThat(points)
                .filteredOn(point -> point.metric().equals("hinomi.delivery.dropped"))
                .allMatch(point -> point.tags().contains("signal:metrics"));
    }

    @Test
    void publishesByItselfAtTheEndOfEachStep() {
        HinomiMeterRegistry scheduled = HinomiMeterRegistry.builder(() -> IDENTITY, delivery)
                .step(Duration.ofSeconds(1))
                .build();
        Counter counter = scheduled.counter("scheduled");
        counter.increment(3);

        await().atMost(Duration.ofSeconds(5)).until(() -> valuesOf("scheduled").size() >= 2);
        scheduled.close();

        assertThat(sumOf("scheduled")).isEqualTo(3);
        assertThat(points).extracting(Point::timestamp).doesNotHaveDuplicates();
    }

    @Test
    void refusesAStepThatDatadogCannotUse() {
        assertThatThrownBy(() ->
                        HinomiMeterRegistry.builder(() -> IDENTITY, delivery).step(Duration.ofMillis(1500)))
                .hasMessageContaining("PT1.5S");
        assertThatThrownBy(() ->
                        HinomiMeterRegistry.builder(() -> IDENTITY, delivery).step(Duration.ofMinutes(61)))
                .hasMessageContaining("PT1H1M");
    }

    private void endStep() {
        clock.advance(STEP);
        registry.publishStep();
        delivered();
    }

    private void delivered() {
        assertThat(delivery.flush(Duration.ofSeconds(5))).isTrue();
    }

    private List<Double> valuesOf(String metric) {
        return points.stream()
                .filter(point -> point.metric().equals(metric))
                .map(Point::value)
                .toList();
    }

    private double sumOf(String metric) {
        return valuesOf(metric).stream().mapToDouble(Double::doubleValue).sum();
    }

    private static long epoch(String instant) {
        return Instant.parse(instant).getEpochSecond();
    }

    private Outcome record(Batch batch) {
        batch.entries().forEach(block -> Blocks.series(block).forEach(series -> points.add(point(series))));
        return new Outcome.Sent();
    }

    @SuppressWarnings("unchecked")
    private static Point point(Map<String, Object> members) {
        Map<String, Object> point = ((List<Map<String, Object>>) members.get("points")).get(0);
        return new Point(
                (String) members.get("metric"),
                (Long) members.get("type"),
                (Long) point.get("timestamp"),
                ((Number) point.get("value")).doubleValue(),
                (Long) members.get("interval"),
                members.get("unit"),
                (List<String>) members.get("tags"));
    }
}
