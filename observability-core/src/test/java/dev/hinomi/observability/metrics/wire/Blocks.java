package dev.hinomi.observability.metrics.wire;

import dev.hinomi.observability.logs.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads blocks as an intake would. */
public final class Blocks {
    private Blocks() {}

    /** The series of a block. */
    public static List<Map<String, Object>> series(byte[] block) {
        return seriesOfBody(Arrays.copyOfRange(block, BlockHeader.BYTES, block.length));
    }

    /** The series of a gzip body. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> seriesOfBody(byte[] body) {
        return (List<Map<String, Object>>) StrictJson.object(new String(decompressed(body), StandardCharsets.UTF_8))
                .get("series");
    }

    /** A gzip body before it was compressed. */
    public static byte[] decompressed(byte[] body) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return gzip.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
