package dev.hinomi.observability.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.hinomi.observability.delivery.Batch;
import dev.hinomi.observability.delivery.Framing;
import dev.hinomi.observability.fixtures.Seeds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BodyCodecTest {
    private final GzipCodec gzip = new GzipCodec();
    private final ZstdCodec zstd = ZstdCodec.load();

    static LongStream seeds() {
        return Seeds.seeds().limit(20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givesBackEveryBodyHoweverManyCameBefore(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 4; i++) {
            Batch batch = batch(random);
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            batch.writeTo(plain);

            assertThat(new GZIPInputStream(body(gzip, batch)).readAllBytes()).isEqualTo(plain.toByteArray());
            assertThat(new ZstdInputStreamNoFinalizer(body(zstd, batch)).readAllBytes())
                    .isEqualTo(plain.toByteArray());
        }
    }

    private static InputStream body(BodyCodec codec, Batch batch) throws IOException {
        BodyBuffer body = new BodyBuffer();
        codec.write(batch, body);
        return new ByteArrayInputStream(body.toByteArray());
    }

    private static Batch batch(SplittableRandom random) {
        List<byte[]> entries = IntStream.rangeClosed(0, random.nextInt(300))
                .mapToObj(i -> entry(random))
                .toList();
        return new Batch(entries, Framing.JSON_ARRAY);
    }

    private static byte[] entry(SplittableRandom random) {
        byte[] entry = new byte[random.nextInt(10) == 0 ? random.nextInt(200_000) : random.nextInt(600)];
        random.nextBytes(entry);
        return entry;
    }
}
