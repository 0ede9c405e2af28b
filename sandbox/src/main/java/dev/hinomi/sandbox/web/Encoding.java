package dev.hinomi.sandbox.web;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** The content encodings that can be read. */
public enum Encoding {
    /** Not compressed. */
    IDENTITY,
    /** gzip. */
    GZIP,
    /** zlib, which HTTP calls deflate. */
    DEFLATE,
    /** zstd, also under the name {@code zstd1} that Datadog's metrics API gives it. */
    ZSTD;

    /**
     * The encoding of a request.
     *
     * @param request the request
     * @return the encoding, or empty when it is one that cannot be read, for instance br
     */
    public static Optional<Encoding> of(Request request) {
        String name = request.headers()
                .get("Content-Encoding")
                .orElse("identity")
                .strip()
                .toLowerCase(Locale.ROOT);
        return switch (name) {
            case "", "identity" -> Optional.of(IDENTITY);
            case "gzip", "x-gzip" -> Optional.of(GZIP);
            case "deflate" -> Optional.of(DEFLATE);
            case "zstd", "zstd1" -> Optional.of(ZSTD);
            default -> Optional.empty();
        };
    }

    /**
     * Decompresses.
     *
     * @param body the body as sent
     * @param maxBytes how many bytes to read at most; one more is returned when there are more
     * @return the body
     * @throws IOException when the bytes are not in this encoding or end early
     */
    public Body decode(Body body, int maxBytes) throws IOException {
        if (this == IDENTITY) {
            return body;
        }
        try (InputStream plain = plain(new ByteArrayInputStream(body.bytes()))) {
            return new Body(plain.readNBytes(maxBytes + 1));
        }
    }

    private InputStream plain(InputStream sent) throws IOException {
        return switch (this) {
            case IDENTITY -> sent;
            case GZIP -> new GZIPInputStream(sent);
            case DEFLATE -> new InflaterInputStream(sent);
            case ZSTD -> new ZstdInputStreamNoFinalizer(sent);
        };
    }
}
