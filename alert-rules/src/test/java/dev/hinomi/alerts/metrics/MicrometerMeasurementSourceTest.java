package dev.hinomi.alerts.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.alerts.series.SeriesKey;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.observability.identity.ServiceIdentity;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MicrometerMeasurementSourceTest {

    private static final ServiceIdentity IDENTITY =
            ServiceIdentity.builder("career-api").env("Prod").build();
    private static final Tags OWN = Tags.of("env:prod", "service:career-api");

    private static AlertRule rule(String query) {
        return AlertRule.builder("rule", (MetricMonitor) Monitor.parse(query), Thresholds.critical("> 5"))
                .build();
    }

    private static AlertMeterRegistry registry(String query) {
        return new AlertMeterRegistry(List.of(rule(query)), Clock.SYSTEM);
    }

    @Test
    void aTimerHasTheNamesAndTagsThatDatadogGets() {
        MeterRegistry registry = registry(
                "avg(last_5m):http.server.requests.count{*} + http.server.requests.sum{*} + http.server.requests.max{*}");
        registry.timer("http.server.requests", "outcome", "SERVER_ERROR").record(Duration.ofMillis(250));
        Tags tags = Tags.of("env:prod", "outcome:server_error", "service:career-api");
        assertThat(new MicrometerMeasurementSource(registry, IDENTITY)
                        .sample(Set.of(
                                "http.server.requests.count", "http.server.requests.sum", "http.server.requests.max")))
                .containsExactlyInAnyOrder(
                        Sample.cumulative("http.server.requests.count", tags, 1),
                        Sample.cumulative("http.server.requests.sum", tags, 250),
                        Sample.gauge("http.server.requests.max", tags, 250));
    }

    @Test
    void countersAndGaugesKeepTheirNamesAndCountersTheirTotals() {
        MeterRegistry registry = registry("avg(last_5m):jobs.done{*} + pool.idle{*}");
        registry.counter("jobs.done").increment(3);
        registry.counter("jobs.done").increment(4);
        registry.gauge("pool.idle", 7);
        assertThat(new MicrometerMeasurementSource(registry, IDENTITY).sample(Set.of("jobs.done", "pool.idle")))
                .containsExactlyInAnyOrder(Sample.cumulative("jobs.done", OWN, 7), Sample.gauge("pool.idle", OWN, 7));
    }

    @Test
    void aMeterThatThrowsHidesNoOther() {
        MeterRegistry registry = registry("avg(last_5m):jobs.done{*} + broken{*}");
        registry.counter("jobs.done").increment(3);
        FunctionCounter.builder("broken", this, self -> {
                    throw new IllegalStateException("broken");
                })
                .register(registry);
        assertThat(new MicrometerMeasurementSource(registry, IDENTITY).sample(Set.of("jobs.done", "broken")))
                .containsExactly(Sample.cumulative("jobs.done", OWN, 3));
    }

    @Test
    void metersThatNobodyAsksForAreNotRead() {
        MeterRegistry shared = new SimpleMeterRegistry();
        AtomicInteger reads = new AtomicInteger();
        shared.gauge("costly", reads, AtomicInteger::incrementAndGet);
        new MicrometerMeasurementSource(shared, IDENTITY).sample(Set.of("jobs.done"));
        assertThat(reads).hasValue(0);
    }

    @Test
    void metersThatNoRuleNamesAreNotEvenRegistered() {
        MeterRegistry registry = registry("avg(last_5m):jobs.done{*}");
        registry.counter("jobs.started").increment();
        registry.timer("http.server.requests").record(Duration.ofMillis(1));
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void onlyTheReadingsThatWereAskedForAreSampled() {
        MeterRegistry registry = registry("avg(last_5m):calls.count{*}");
        registry.timer("calls").record(Duration.ofMillis(1));
        assertThat(new MicrometerMeasurementSource(registry, IDENTITY).sample(Set.of("calls.count")))
                .containsExactly(Sample.cumulative("calls.count", OWN, 1));
    }

    @Test
    void aMeterThatReplacesAnotherOfItsNameIsReadInItsPlace() {
        MeterRegistry registry = registry("avg(last_5m):jobs.done{*}");
        MicrometerMeasurementSource source = new MicrometerMeasurementSource(registry, IDENTITY);
        registry.counter("jobs.done").increment(3);
        assertThat(source.sample(Set.of("jobs.done"))).containsExactly(Sample.cumulative("jobs.done", OWN, 3));
        registry.remove(registry.get("jobs.done").counter());
        assertThat(source.sample(Set.of("jobs.done"))).isEmpty();
        registry.counter("jobs.done").increment(1);
        assertThat(source.sample(Set.of("jobs.done"))).containsExactly(Sample.cumulative("jobs.done", OWN, 1));
    }

    @Test
    void theKeysOfSeriesAreTheSameObjectsAtEachStep() {
        MeterRegistry registry = registry("avg(last_5m):calls.count{*} + calls.max{*}");
        registry.timer("calls").record(Duration.ofMillis(1));
        MicrometerMeasurementSource source = new MicrometerMeasurementSource(registry, IDENTITY);
        List<SeriesKey> first = keys(source);
        assertThat(keys(source))
                .hasSize(2)
                .usingElementComparator(Comparator.comparing(System::identityHashCode))
                .isEqualTo(first);
    }

    private static List<SeriesKey> keys(MicrometerMeasurementSource source) {
        return source.sample(Set.of("calls.count", "calls.max")).stream()
                .map(Sample::key)
                .toList();
    }

    @Test
    void aRuleThatIsWrittenInOtherWordsIsShownWhereItWas() {
        MeterRegistry registry = new SimpleMeterRegistry();
        AlertGauges gauges = new AlertGauges(registry);
        AlertRule before = rule("avg(last_5m):m{*}");
        AlertRule after = AlertRule.builder(before.id(), before.condition())
                .title("In other words")
                .build();
        gauges.evaluated(new Alert(before, Tags.NONE), 0.5, new AlertState.Ok());
        gauges.evaluated(new Alert(after, Tags.NONE), 0.75, new AlertState.Ok());
        assertThat(registry.get("hinomi.alerts.value").gauges())
                .extracting(Gauge::value)
                .containsExactly(0.75);
    }

    @Test
    void gaugesShowTheValueAndTheStateOfAnAlert() {
        MeterRegistry registry = new SimpleMeterRegistry();
        AlertGauges gauges = new AlertGauges(registry);
        Alert alert = new Alert(rule("avg(last_5m):m{*}"), Tags.NONE);
        gauges.evaluated(alert, new Measurement.Value(0.5), new AlertState.Ok());
        assertThat(registry.get("hinomi.alerts.value")
                        .tag("rule", "rule")
                        .gauge()
                        .value())
                .isEqualTo(0.5);
        assertThat(registry.get("hinomi.alerts.state")
                        .tag("group", "all")
                        .gauge()
                        .value())
                .isZero();
        gauges.evaluated(
                alert,
                new Measurement.NoData(Measurement.Reason.EMPTY_WINDOW),
                AlertState.initial(Instant.parse("2026-11-23T09:00:00Z")));
        assertThat(registry.get("hinomi.alerts.value").gauge().value()).isNaN();
        assertThat(registry.get("hinomi.alerts.state").gauge().value()).isEqualTo(3);
    }

    @Test
    void whatRulesNameLaterIsMeasuredFromThenOn() {
        CompositeMeterRegistry composite = new CompositeMeterRegistry();
        AlertMeterRegistry totals = registry("avg(last_5m):named{*}");
        totals.join(composite);
        Counter early = composite.counter("early");
        early.increment(3);
        MicrometerMeasurementSource source = new MicrometerMeasurementSource(totals, IDENTITY);
        assertThat(source.sample(Set.of("named"))).isEmpty();
        assertThat(source.sample(Set.of("early", "late"))).containsExactly(Sample.cumulative("early", OWN, 0));
        early.increment(2);
        composite.counter("late").increment();
        assertThat(source.sample(Set.of("early", "late")))
                .containsExactlyInAnyOrder(Sample.cumulative("early", OWN, 2), Sample.cumulative("late", OWN, 1));
    }
}
