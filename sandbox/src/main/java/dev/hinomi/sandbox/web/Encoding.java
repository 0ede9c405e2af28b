package dev.hinomi.sandbox.web;

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
    DEFLATE;

    /**
     * The encoding of a request.
     *
     * @param request the request
     * @return the encoding, or empty when it is one that cannot be read, for instance zstd
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
        InputStream sent = new ByteArrayInputStream(body.bytes());
        try (InputStream plain = this == GZIP ? new GZIPInputStream(sent) : new InflaterInputStream(sent)) {
            return new Body(plain.readNBytes(maxBytes + 1));
        }
    }
}
