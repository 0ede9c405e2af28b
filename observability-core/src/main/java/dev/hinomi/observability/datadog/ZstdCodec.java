package dev.hinomi.observability.datadog;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.hinomi.observability.delivery.Batch;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** zstd at level 1: smaller than gzip at a third of its CPU. The library is optional and loads native code. */
final class ZstdCodec implements BodyCodec {
    private static final int LEVEL = 1;

    private ZstdCodec() {}

    /**
     * A codec that has been tried.
     *
     * @throws LinkageError if the library is absent, or its native code cannot be loaded
     */
    static ZstdCodec load() {
        try (OutputStream trial = new ZstdOutputStreamNoFinalizer(new ByteArrayOutputStream(), LEVEL)) {
            trial.write(0);
            return new ZstdCodec();
        } catch (IOException broken) {
            throw new UnsatisfiedLinkError("zstd-jni cannot compress one byte: " + broken);
        }
    }

    @Override
    public String contentEncoding() {
        return "zstd";
    }

    @Override
    public void write(Batch batch, OutputStream body) throws IOException {
        try (OutputStream plain = new BufferedOutputStream(new ZstdOutputStreamNoFinalizer(body, LEVEL), CHUNK_BYTES)) {
            batch.writeTo(plain);
        }
    }
}
