package dev.hinomi.observability.metrics.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BlockWriterTest {
    private static final long END = 1_795_907_640L;

    private final List<byte[]> blocks = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void writesEachValueToTheSeriesItBelongsTo(SeriesForm form) {
        try (BlockWriter writer = new BlockWriter(form)) {
            writer.begin(END);
            for (int i = 0; i < 30_000; i++) {
                assertThat(writer.add(series(form, "m" + i, List.of("k:v" + i)), i / 4.0, this::keep))
                        .isTrue();
            }
            writer.end(this::keep);
        }

        assertThat(blocks).hasSize(3);
        List<Map<String, Object>> all =
                blocks.stream().flatMap(block -> Blocks.series(block).stream()).toList();
        assertThat(all).hasSize(30_000);
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i)).containsEntry("metric", "m" + i);
            assertThat(((Number) value(all.get(i))).doubleValue()).isEqualTo(i / 4.0);
        }
    }

    @ParameterizedTest
    @CsvSource({"V2, 5, 200", "V2, 20, 200", "V2, 60, 30", "V1, 20, 200"})
    void neverExceedsWhatDatadogTakesHoweverBadlyItCompresses(SeriesForm form, int tags, int tagChars) {
        SplittableRandom random = new SplittableRandom(1);
        try (BlockWriter writer = new BlockWriter(form)) {
            writer.begin(END);
            for (int i = 0; i < 2_500; i++) {
                List<String> own = random.ints(tags)
                        .mapToObj(ignored -> "k:" + text(random, tagChars))
                        .toList();
                writer.add(series(form, "m", own), random.nextDouble(), this::keep);
            }
            writer.end(this::keep);
        }

        assertThat(blocks).allSatisfy(block -> {
            BlockHeader header = BlockHeader.of(block).orElseThrow();
            byte[] body = Arrays.copyOfRange(block, BlockHeader.BYTES, block.length);
            assertThat(body).hasSizeLessThanOrEqualTo(form.limits().bytes());
            assertThat(Blocks.decompressed(body).length)
                    .isLessThanOrEqualTo(form.limits().decompressedBytes());
            assertThat(Blocks.series(block)).hasSize(header.points());
        });
        assertThat(blocks.stream()
                        .mapToInt(block -> BlockHeader.of(block).orElseThrow().points())
                        .sum())
                .isEqualTo(2_500);
    }

    @ParameterizedTest
    @EnumSource
    void refusesASeriesThatIsTooLongAndGoesOn(SeriesForm form) {
        try (BlockWriter writer = new BlockWriter(form)) {
            writer.begin(END);
            assertThat(writer.add(series(form, "m", Collections.nCopies(1000, "k:" + "v".repeat(98))), 1, this::keep))
                    .isFalse();
            assertThat(writer.add(series(form, "good", List.of()), 1, this::keep))
                    .isTrue();
            writer.end(this::keep);
        }

        assertThat(Blocks.series(blocks.get(0)))
                .singleElement()
                .satisfies(series -> assertThat(series)
                        .containsEntry("metric", "good")
                        .containsEntry("tags", List.of("instance:i")));
    }

    @ParameterizedTest
    @EnumSource
    void saysBeforeTheBodyWhatIsInIt(SeriesForm form) {
        try (BlockWriter writer = new BlockWriter(form)) {
            writer.begin(END);
            writer.add(series(form, "a", List.of()), 1, this::keep);
            writer.add(series(form, "b", List.of()), 1, this::keep);
            writer.end(this::keep);
        }

        assertThat(blocks)
                .singleElement()
                .satisfies(block -> assertThat(BlockHeader.of(block)).hasValue(new BlockHeader(form.code(), 2, END)));
    }

    private void keep(byte[] buffer, int length, int points) {
        byte[] block = Arrays.copyOf(buffer, length);
        assertThat(BlockHeader.of(block).orElseThrow().points()).isEqualTo(points);
        blocks.add(block);
    }

    private static EncodedSeries series(SeriesForm form, String name, List<String> tags) {
        return form.encode(new SeriesText(name, SeriesType.COUNT, "byte", tags, List.of("instance:i")), 60);
    }

    private static Object value(Map<String, Object> series) {
        Object point = ((List<?>) series.get("points")).get(0);
        return point instanceof Map<?, ?> object ? object.get("value") : ((List<?>) point).get(1);
    }

    private static String text(SplittableRandom random, int chars) {
        StringBuilder text = new StringBuilder(chars);
        random.ints(chars, 0, 62)
                .forEach(i -> text.append("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".charAt(i)));
        return text.toString();
    }
}
