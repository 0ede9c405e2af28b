package dev.hinomi.sandbox.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A body as it went over the wire, cut for keeping.
 *
 * @param contentType its media type, empty when unknown
 * @param bytes its full size in bytes, before cutting and after decompression
 * @param text its beginning as text
 */
public record Payload(String contentType, long bytes, String text) {

    /** How much of a body is kept. */
    public static final int KEPT_BYTES = 64 * 1024;

    /** No body. */
    public static final Payload EMPTY = new Payload("", 0, "");

    /**
     * Keeps the beginning of a body.
     *
     * @param contentType its media type
     * @param body the whole body, decompressed
     * @return what is kept of it
     */
    public static Payload of(String contentType, byte[] body) {
        byte[] kept = body.length > KEPT_BYTES ? Arrays.copyOf(body, KEPT_BYTES) : body;
        return new Payload(contentType, body.length, text(contentType, kept));
    }

    private static String text(String contentType, byte[] kept) {
        if (contentType.contains("msgpack")) {
            return "(msgpack)";
        }
        return contentType.contains("protobuf") ? "(protobuf)" : new String(kept, StandardCharsets.UTF_8);
    }

    /**
     * Whether only a part was kept.
     *
     * @return whether the text is cut
     */
    public boolean cut() {
        return bytes > KEPT_BYTES;
    }
}
