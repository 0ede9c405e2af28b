package dev.hinomi.sandbox.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hinomi.sandbox.ManualClock;
import dev.hinomi.sandbox.store.Counter;
import dev.hinomi.sandbox.store.Series;
import dev.hinomi.sandbox.store.SeriesType;
import dev.hinomi.sandbox.store.Sketch;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.store.StoreBounds;
import dev.hinomi.sandbox.web.Body;
import dev.hinomi.sandbox.web.Response;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SketchIntakeTest {

    private static final long NOW = ManualClock.START.getEpochSecond();
    private static final int ONE = 1338;
    private static final int TWO = 1383;

    private final Store store = new Store(StoreBounds.forHeap(256L << 20));

    /** Writes protobuf by hand, right or wrong. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message integer(int field, long value) {
            return raw(field << 3).raw(value);
        }

        Message number(int field, double value) {
            raw(field << 3 | 1);
            out.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putDouble(value)
                    .array());
            return this;
        }

        Message bytes(int field, byte[] value) {
            raw(field << 3 | 2).raw(value.length);
            out.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message packed(int field, long... values) {
            Message packed = new Message();
            Arrays.stream(values).forEach(packed::raw);
            return bytes(field, packed.done());
        }

        Message raw(long varint) {
            long rest = varint;
            for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
                out.write((int) rest | 0x80);
            }
            out.write((int) rest);
            return this;
        }

        byte[] done() {
            return out.toByteArray();
        }
    }

    private static Message numbers(long count, double min, double max, double sum) {
        return new Message()
                .integer(1, NOW)
                .integer(2, count)
                .number(3, min)
                .number(4, max)
                .number(5, sum / count)
                .number(6, sum);
    }

    /** One 1 and two 2. */
    private static byte[] good() {
        return numbers(3, 1, 2, 5).packed(7, 2 * ONE, 2 * TWO).packed(8, 1, 2).done();
    }

    private static byte[] payload(byte[] dogsketch) {
        byte[] sketch = new Message()
                .text(1, "time")
                .text(2, "")
                .text(4, "env:prod")
                .bytes(7, dogsketch)
                .done();
        return new Message().bytes(1, sketch).bytes(2, new byte[0]).done();
    }

    private Response post(byte[] body, String type) {
        Map<String, List<String>> headers = Map.of("DD-API-KEY", List.of(Requests.KEY), "Content-Type", List.of(type));
        return new Intake(new ApiKeys(null), store, IntakeRules.SKETCHES, new SketchIntake(store))
                .handle(Requests.with(headers, new Body(body)));
    }

    private Response post(byte[] body) {
        return post(body, "application/x-protobuf");
    }

    @Test
    void aSketchIsReadAsTheAgentWritesIt() {
        assertThat(post(payload(good())).status()).isEqualTo(202);

        assertThat(store.problems().all()).isEmpty();
        Series series = store.metrics().all().get(0);
        assertThat(series.metric()).isEqualTo("time");
        assertThat(series.type()).isEqualTo(SeriesType.DISTRIBUTION);
        assertThat(series.key().tags()).containsExactly("env:prod");
        Sketch sketch = series.points().get(0).sketch();
        assertThat(sketch.count()).isEqualTo(3);
        assertThat(sketch.bins()).containsExactly(Map.entry(ONE, 1L), Map.entry(TWO, 2L));
    }

    @Test
    void sketchesOfTheSameSecondAreAddedUp() {
        post(payload(good()));
        post(payload(good()));

        assertThat(store.metrics().all().get(0).points())
                .singleElement()
                .satisfies(point -> assertThat(point.sketch().count()).isEqualTo(6));
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments("sketch.bins", numbers(1, 1, 1, 1).done()),
                arguments(
                        "sketch.bins",
                        numbers(1, 1, 1, 1)
                                .packed(7, 2 * ONE, 2 * TWO)
                                .packed(8, 1)
                                .done()),
                arguments(
                        "sketch.keys",
                        numbers(3, 1, 2, 5)
                                .packed(7, 2 * TWO, 2 * ONE)
                                .packed(8, 2, 1)
                                .done()),
                arguments(
                        "sketch.values",
                        numbers(70_000, 1, 1, 70_000)
                                .packed(7, 2 * ONE)
                                .packed(8, 70_000)
                                .done()),
                arguments(
                        "sketch.count",
                        numbers(4, 1, 2, 5)
                                .packed(7, 2 * ONE, 2 * TWO)
                                .packed(8, 1, 2)
                                .done()),
                arguments(
                        "sketch.mapping",
                        numbers(3, 1, 2, 5)
                                .packed(7, 2 * ONE + 2, 2 * TWO + 2)
                                .packed(8, 1, 2)
                                .done()),
                arguments(
                        "sketch.numbers",
                        numbers(3, 1, 2, 50)
                                .packed(7, 2 * ONE, 2 * TWO)
                                .packed(8, 1, 2)
                                .done()),
                arguments(
                        "sketch.numbers",
                        numbers(1, 1, 1, Double.NaN)
                                .packed(7, 2 * ONE)
                                .packed(8, 1)
                                .done()));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatTheAgentNeverWritesIsDroppedAndTold(String rule, byte[] dogsketch) {
        assertThat(post(payload(dogsketch)).status()).isEqualTo(202);

        assertThat(store.problems().all()).extracting(p -> p.finding().rule()).containsExactly(rule);
        assertThat(store.metrics().size()).isZero();
        assertThat(store.counters().get(Counter.POINTS_DROPPED)).isEqualTo(1);
    }

    static Stream<byte[]> noPayload() {
        byte[] good = payload(good());
        return Stream.of(
                Arrays.copyOf(good, good.length / 2),
                new byte[] {0},
                new byte[] {11},
                new Message().integer(1, 5).done(),
                new Message().text(9, "x").done(),
                payload(new Message().text(1, "x").done()),
                payload(new Message().integer(11, 1).done()));
    }

    @ParameterizedTest
    @MethodSource("noPayload")
    void whatIsNoPayloadIsRefused(byte[] body) {
        assertThat(post(body).status()).isEqualTo(400);
        assertThat(store.problems().all()).extracting(p -> p.finding().rule()).containsExactly("sketch.shape");
    }

    @Test
    void anotherTypeOfContentIsRefused() {
        assertThat(post(payload(good()), "application/json").status()).isEqualTo(415);
    }
}
