package dev.hinomi.alerts.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeriesStoreTest {

    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int HOSTS = 20;

    private final SeriesStore store = new SeriesStore(Duration.ofMinutes(1), STEP);
    private final WindowEvaluation latest =
            new WindowEvaluation((MetricMonitor) Monitor.parse("last(last_1m):avg:queue.length{*} by {host}"));
    private Instant now = Instant.parse("2026-11-23T09:00:00Z");

    private static Sample sample(int host, double value) {
        return Sample.gauge("queue.length", Tags.of("host:" + host), value);
    }

    private void step(Sample... samples) {
        now = now.plus(STEP);
        store.record(List.of(samples), now);
    }

    private Map<Tags, Measurement> measured() {
        return latest.evaluate(store, now);
    }

    private static Measurement value(double value) {
        return new Measurement.Value(value);
    }

    @Test
    void seriesThatComeInAnotherOrderAtEachStepKeepTheirOwnValues() {
        Random random = new Random(3);
        for (int step = 0; step < 50; step++) {
            List<Sample> samples = new ArrayList<>();
            Map<Tags, Measurement> expected = new HashMap<>();
            for (int host = 0; host < HOSTS; host++) {
                double value = random.nextInt(1000);
                samples.add(sample(host, value));
                expected.put(Tags.of("host:" + host), value(value));
            }
            Collections.shuffle(samples, random);
            step(samples.toArray(new Sample[0]));
            assertThat(measured()).isEqualTo(expected);
        }
    }

    @Test
    void aSeriesThatPausesMovesNoOtherOutOfItsPlace() {
        step(sample(1, 1), sample(2, 2), sample(3, 3));
        step(sample(1, 4), sample(3, 6));
        step(sample(1, 7), sample(2, 8), sample(3, 9));
        assertThat(measured())
                .containsEntry(Tags.of("host:1"), value(7))
                .containsEntry(Tags.of("host:2"), value(8))
                .containsEntry(Tags.of("host:3"), value(9));
    }

    @Test
    void aSeriesThatWasForgottenBeginsAnewInItsOldPlace() {
        step(sample(1, 1), sample(2, 2));
        for (int count = 0; count < 10; count++) {
            step(sample(1, 3));
        }
        assertThat(measured()).containsOnlyKeys(Tags.of("host:1"));
        step(sample(1, 4), sample(2, 5));
        assertThat(measured()).containsEntry(Tags.of("host:1"), value(4)).containsEntry(Tags.of("host:2"), value(5));
    }
}
