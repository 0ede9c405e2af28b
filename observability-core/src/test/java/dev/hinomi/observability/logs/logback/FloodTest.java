package dev.hinomi.observability.logs.logback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.hinomi.observability.logs.FloodLimit;
import dev.hinomi.observability.logs.LogOptions;
import dev.hinomi.observability.metrics.health.LogMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

@Timeout(20)
class FloodTest {
    private static final int CALLS = 100_000;

    @Test
    void shipsEveryLineUnlessToldOtherwise() {
        try (RecordedLogs logs = new RecordedLogs()) {
            for (int i = 0; i < 1_000; i++) {
                logs.logger.error("refused {}", i);
            }

            assertThat(logs.shipped()).hasSize(1_000);
            assertThat(logs.shipping.suppressed()).isZero();
        }
    }

    @Test
    void shipsTheFirstLinesOfAFloodAndOneThatCountsTheOthers() {
        try (RecordedLogs logs = flooded()) {
            IllegalStateException failure = new IllegalStateException("no");
            for (int i = 0; i < CALLS; i++) {
                logs.logger.error("refused {}", i, failure);
            }

            List<Map<String, Object>> lines = logs.shipped();
            List<Map<String, Object>> summaries = lines.stream()
                    .filter(line -> line.containsKey("suppressed_count"))
                    .toList();

            assertThat(lines.get(0)).containsEntry("message", "refused 0");
            assertThat(summaries)
                    .isNotEmpty()
                    .allSatisfy(summary -> assertThat(summary)
                            .contains(
                                    entry("status", "ERROR"),
                                    entry("logger.name", "com.example.Jobs"),
                                    entry("suppressed_template", "refused {}")));
            assertThat(sum(summaries)).isEqualTo(logs.shipping.suppressed());
            assertThat(lines.size() - summaries.size() + logs.shipping.suppressed())
                    .isEqualTo(CALLS);
            assertThat(logs.delivery.counts().accepted()).isEqualTo(lines.size());
            assertThat(logs.delivery.counts().droppedTotal()).isZero();
        }
    }

    @Test
    void neverSuppressesAuditAndCriticalLines() {
        try (RecordedLogs logs = flooded()) {
            for (String name : List.of("AUDIT", "CRITICAL")) {
                Marker marker = MarkerFactory.getMarker(name);
                for (int i = 0; i < 500; i++) {
                    logs.logger.info(marker, "granted");
                }
            }

            assertThat(logs.shipped()).hasSize(1_000);
        }
    }

    @Test
    void tellsTheRestWhenItIsClosed() {
        RecordedLogs logs = flooded();
        for (int i = 0; i < 1_000; i++) {
            logs.logger.error("refused {}", i);
        }
        logs.close();

        assertThat(logs.shipping.suppressed()).isPositive();
        assertThat(sum(logs.received())).isEqualTo(logs.shipping.suppressed());
    }

    @Test
    void countsWhatWasSuppressedInAMeter() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (RecordedLogs logs = flooded()) {
            new LogMeters(logs.shipping).bindTo(registry);
            for (int i = 0; i < 1_000; i++) {
                logs.logger.error("refused {}", i);
            }

            assertThat(registry.get("hinomi.logs.suppressed")
                            .tag("signal", "logs")
                            .functionCounter()
                            .count())
                    .isEqualTo(logs.shipping.suppressed())
                    .isPositive();
        }
    }

    private static RecordedLogs flooded() {
        return new RecordedLogs(LogOptions.defaults().withFlood(FloodLimit.ofDefaults()));
    }

    private static long sum(List<Map<String, Object>> lines) {
        return lines.stream()
                .mapToLong(line -> (Long) line.getOrDefault("suppressed_count", 0L))
                .sum();
    }
}
