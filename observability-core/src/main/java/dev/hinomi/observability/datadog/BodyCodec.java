package dev.hinomi.observability.datadog;

import dev.hinomi.observability.delivery.Batch;
import java.io.IOException;
import java.io.OutputStream;

/** One way to compress a body. Used by one thread at a time. */
interface BodyCodec {
    /** How entries are gathered before they are compressed: a call into native code for each would cost more than itself. */
    int CHUNK_BYTES = 64 * 1024;

    /** As it stands in {@code Content-Encoding}. */
    String contentEncoding();

    /** Whether it changes anything, so that the intake has to be told. */
    default boolean isCompressing() {
        return true;
    }

    /** Writes the whole compressed body. */
    void write(Batch batch, OutputStream body) throws IOException;
}
