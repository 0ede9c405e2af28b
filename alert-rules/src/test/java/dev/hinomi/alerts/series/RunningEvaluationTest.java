package dev.hinomi.alerts.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningEvaluationTest {

    private static final Duration STEP = Duration.ofSeconds(10);

    private final Random random = new Random(7);
    private Instant now = Instant.parse("2026-11-23T09:00:00Z");

    private static WindowEvaluation evaluation(String query) {
        return new WindowEvaluation((MetricMonitor) Monitor.parse(query));
    }

    private static Map<Tags, Measurement> withoutSignOfZero(Map<Tags, Measurement> measured) {
        Map<Tags, Measurement> same = new HashMap<>(measured);
        same.replaceAll((group, measurement) -> measurement instanceof Measurement.Value known
                ? new Measurement.Value(known.value() + 0.0)
                : measurement);
        return same;
    }

    private static Map<Tags, Measurement> read(WindowEvaluation evaluation, SeriesStore store, Instant now) {
        Map<Tags, Measurement> read = new HashMap<>();
        for (Reading reading : evaluation.read(store, now)) {
            read.put(
                    reading.group(),
                    Double.isNaN(reading.value())
                            ? new Measurement.NoData(reading.absence())
                            : new Measurement.Value(reading.value() + 0.0));
        }
        return read;
    }

    /** Series that begin, pause, end, and start anew, at steps that are late, early, or missing. */
    private List<Sample> samples(int step, double[] totals) {
        List<Sample> samples = new ArrayList<>();
        for (int series = 0; series < totals.length; series++) {
            Tags tags = Tags.of("host:" + series % 3, "id:" + series);
            boolean alive = step > series * 20 && (series != 1 || step < 200);
            if (alive && random.nextInt(40) > 0) {
                totals[series] = random.nextInt(50) == 0 ? random.nextInt(5) : totals[series] + random.nextInt(9);
                samples.add(Sample.gauge("gauge", tags, gauge()));
                samples.add(Sample.gauge("steady", tags, random.nextGaussian()));
                samples.add(Sample.cumulative("total", tags, totals[series]));
                if (random.nextInt(3) > 0) {
                    samples.add(Sample.running("errors", tags, totals[series] / 3));
                }
            }
        }
        return samples;
    }

    private double gauge() {
        return switch (random.nextInt(60)) {
            case 0 -> Double.NaN;
            case 1 -> 1e300 * random.nextGaussian();
            case 2 -> Double.POSITIVE_INFINITY;
            default -> random.nextInt(5) == 0 ? 0.1 : random.nextGaussian() * Math.pow(10, random.nextInt(12) - 6);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "avg(last_5m):avg:gauge{*}",
                "avg(last_5m):avg:gauge{*} by {id}",
                "sum(last_5m):sum:steady{*} by {host}",
                "min(last_5m):min:gauge{*} by {id}",
                "max(last_1m):max:gauge{host:1} by {id}",
                "max(last_5m):avg:steady{*}",
                "last(last_5m):sum:steady{*} by {id,host}",
                "sum(last_1h):sum:total{*}.as_count()",
                "sum(last_5m):sum:total{*} by {host}",
                "avg(last_5m):max:total{*} by {host}.as_count()",
                "sum(current_1h):sum:total{*}.as_count()",
                "sum(last_5m):sum:errors{*}.as_count() / sum:total{*}.as_count()",
                "sum(last_5m):1 - sum:errors{*} by {host}.as_count() / sum:total{*} by {host}.as_count()",
                "sum(last_5m):-(sum:errors{*} by {id}.as_count() / 2 - 3) / (sum:total{*} by {id}.as_count() * (2 / 4))",
                "sum(last_5m):sum:errors{*}.as_count() + sum:nothing{*}.as_count()",
                "sum(last_5m):sum:nothing{*}",
                "sum(last_5m):sum:total{*}.as_rate()",
                "avg(last_5m):avg:gauge{*} / avg:steady{*}",
            })
    void whatIsEvaluatedStepByStepIsWhatTheWholeWindowComesTo(String query) {
        SeriesStore store = new SeriesStore(Duration.ofHours(1), STEP);
        WindowEvaluation running = evaluation(query);
        WindowEvaluation whole = evaluation(query);
        double[] totals = new double[6];
        for (int step = 0; step < 1_000; step++) {
            int seconds = random.nextInt(30) == 0 ? random.nextInt(400) : 9 + random.nextInt(3);
            now = now.plusSeconds(seconds);
            store.record(samples(step, totals), now);
            if (random.nextInt(20) > 0) {
                assertThat(read(running, store, now))
                        .as("step " + step)
                        .isEqualTo(withoutSignOfZero(whole.evaluate(store, now)));
            }
        }
    }

    @Test
    void aWindowThatOnceHeldOtherValuesLeavesNothingOfThemBehind() {
        SeriesStore store = new SeriesStore(Duration.ofMinutes(5), STEP);
        WindowEvaluation running = evaluation("sum(last_1m):sum:m{*}");
        for (double value : new double[] {0.1, 0.2, 1e-9, 12345.6789, 0.7, 0, 0, 0, 0, 0, 0}) {
            now = now.plus(STEP);
            store.record(List.of(Sample.gauge("m", Tags.NONE, value)), now);
            running.read(store, now);
        }
        assertThat(running.read(store, now).get(0).value()).isZero();
    }

    @Test
    void theMeanOfEqualValuesIsThatValue() {
        SeriesStore store = new SeriesStore(Duration.ofMinutes(5), STEP);
        WindowEvaluation running = evaluation("avg(last_5m):avg:m{*}");
        for (int step = 0; step < 100; step++) {
            now = now.plus(STEP);
            store.record(List.of(Sample.gauge("m", Tags.NONE, 0.1)), now);
            assertThat(running.read(store, now).get(0).value()).isEqualTo(0.1);
        }
    }

    @Test
    void theReadingsAreTheSameObjectsWhileTheGroupsAreTheSame() {
        SeriesStore store = new SeriesStore(Duration.ofMinutes(5), STEP);
        WindowEvaluation running = evaluation("avg(last_5m):avg:m{*} by {host}");
        store.record(List.of(Sample.gauge("m", Tags.of("host:a"), 1)), now);
        List<Reading> first = running.read(store, now);
        now = now.plus(STEP);
        store.record(List.of(Sample.gauge("m", Tags.of("host:a"), 2)), now);
        assertThat(running.read(store, now)).isSameAs(first);
        store.record(List.of(Sample.gauge("m", Tags.of("host:b"), 2)), now);
        assertThat(running.read(store, now)).isNotSameAs(first).hasSize(2);
    }

    @Test
    void stepsThatComeFasterThanUsualPushNothingOutOfTheWindow() {
        SeriesStore store = new SeriesStore(Duration.ofMinutes(5), STEP);
        WindowEvaluation running = evaluation("max(last_5m):max:m{*}");
        store.record(List.of(Sample.gauge("m", Tags.NONE, 9)), now);
        for (int second = 0; second < 150; second++) {
            now = now.plusSeconds(1);
            store.record(List.of(Sample.gauge("m", Tags.NONE, 1)), now);
        }
        assertThat(running.read(store, now).get(0).value()).isEqualTo(9);
    }

    @Test
    void aClockThatWasSetBackRecordsNothingUntilItHasCaughtUp() {
        SeriesStore store = new SeriesStore(Duration.ofMinutes(5), STEP);
        WindowEvaluation running = evaluation("sum(last_5m):sum:c{*}.as_count()");
        store.record(List.of(Sample.cumulative("c", Tags.NONE, 5)), now);
        store.record(List.of(Sample.cumulative("c", Tags.NONE, 6)), now.minusSeconds(60));
        assertThat(running.read(store, now).get(0).value()).isEqualTo(5);
        store.record(List.of(Sample.cumulative("c", Tags.NONE, 8)), now.plus(STEP));
        assertThat(running.read(store, now.plus(STEP)).get(0).value()).isEqualTo(8);
    }
}
