package dev.hinomi.observability.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.datadog.DatadogLimits;
import dev.hinomi.observability.delivery.Backoff;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.delivery.DropReason;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.fixtures.LoopbackServer;
import dev.hinomi.observability.metrics.sketch.Sketch;
import dev.hinomi.observability.metrics.sketch.SketchBlocks;
import dev.hinomi.observability.metrics.sketch.SketchHeading;
import dev.hinomi.observability.metrics.wire.BlockSink;
import dev.hinomi.observability.metrics.wire.BlockWriter;
import dev.hinomi.observability.metrics.wire.SeriesForm;
import dev.hinomi.observability.metrics.wire.SeriesText;
import dev.hinomi.observability.metrics.wire.SeriesType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricShippingTest {
    private static final Secret KEY = Secret.of("0123456789abcdef0123456789abcdef");
    private static final Duration OUTAGE = Duration.ofMinutes(55);

    private final LoopbackServer datadog = LoopbackServer.start();

    /** The ways that points take. */
    enum Way {
        SERIES {
            @Override
            Delivery.Builder delivery(DatadogEndpoints endpoints) {
                return MetricShipping.delivery(endpoints, KEY);
            }

            @Override
            void write(long second, BlockSink sink) {
                try (BlockWriter writer = new BlockWriter(SeriesForm.V2)) {
                    writer.begin(second);
                    SeriesText text = new SeriesText("m", SeriesType.COUNT, null, List.of(), List.of());
                    writer.add(SeriesForm.V2.encode(text, 60), 1, sink);
                    writer.end(sink);
                }
            }
        },
        DISTRIBUTIONS {
            @Override
            Delivery.Builder delivery(DatadogEndpoints endpoints) {
                return MetricShipping.distributions(endpoints, KEY);
            }

            @Override
            void write(long second, BlockSink sink) {
                try (SketchBlocks writer = new SketchBlocks(sink)) {
                    Sketch sketch = Sketch.create();
                    sketch.record(1);
                    writer.begin(second);
                    writer.add(SketchHeading.of("m", List.of()), sketch);
                    writer.finish();
                }
            }
        };

        abstract Delivery.Builder delivery(DatadogEndpoints endpoints);

        abstract void write(long second, BlockSink sink);
    }

    @AfterEach
    void stop() {
        datadog.close();
    }

    @Test
    void aPointIsSentAfterAnOutageOfFiftyFiveMinutesAndTheLongestWait() {
        Duration longestWait = OUTAGE.plus(Backoff.DEFAULT.max());

        assertThat(DatadogLimits.OLDEST_POINT_SENT)
                .isGreaterThan(longestWait.plusMinutes(1))
                .isLessThan(DatadogLimits.OLDEST_POINT);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsYoungEnoughIsSentAndWhatIsTooOldIsGivenUpAndCounted(Way way) {
        Instant now = Instant.now();
        try (Delivery delivery = way.delivery(DatadogEndpoints.at(datadog.uri()))
                .warnings(LocalWarnings.NO_OP)
                .start()) {
            BlockSink offer = (buffer, length, points) -> delivery.offer(Arrays.copyOf(buffer, length));
            way.write(now.minus(OUTAGE).minusSeconds(90).getEpochSecond(), offer);
            way.write(now.minus(DatadogLimits.OLDEST_POINT_SENT).minusSeconds(2).getEpochSecond(), offer);

            assertThat(delivery.flush(Duration.ofSeconds(5))).isTrue();

            assertThat(delivery.counts().sent()).isEqualTo(1);
            assertThat(delivery.counts().dropped(DropReason.EXPIRED)).isEqualTo(1);
            assertThat(datadog.received()).hasSize(1);
        }
    }
}
