package dev.hinomi.observability.metrics.sketch;

import dev.hinomi.observability.datadog.EncodedBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A body that is compressed while it is written. Not thread-safe. */
final class DeflatedBody {
    private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    private final Deflater deflater = new Deflater();
    private final DeflaterOutputStream out = new DeflaterOutputStream(compressed, deflater);

    /** What is written with a stream that cannot fail. */
    @FunctionalInterface
    interface Part {
        void writeTo(DeflaterOutputStream out) throws IOException;
    }

    void write(Part part) {
        try {
            part.writeTo(out);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    long plainBytes() {
        return deflater.getBytesRead();
    }

    long compressedBytes() {
        return deflater.getBytesWritten();
    }

    /** Ends the body. */
    EncodedBody finish(String contentType) {
        write(DeflaterOutputStream::finish);
        deflater.end();
        byte[] bytes = compressed.toByteArray();
        return new EncodedBody(bytes, 0, bytes.length, contentType, "deflate");
    }
}
