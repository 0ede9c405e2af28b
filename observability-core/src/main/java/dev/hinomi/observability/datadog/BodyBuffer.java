package dev.hinomi.observability.datadog;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

/** A compressed body whose array is used for the next one too, unless it has grown out of the usual. */
final class BodyBuffer extends ByteArrayOutputStream {
    private static final int FIRST_BYTES = 64 * 1024;
    private static final int MOST_KEPT_BYTES = 2 * 1024 * 1024;

    BodyBuffer() {
        super(FIRST_BYTES);
    }

    BodyPublisher publisher() {
        return BodyPublishers.ofByteArray(buf, 0, count);
    }

    boolean isWorthKeeping() {
        return buf.length <= MOST_KEPT_BYTES;
    }
}
