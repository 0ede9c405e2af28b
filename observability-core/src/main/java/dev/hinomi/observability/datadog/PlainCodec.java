package dev.hinomi.observability.datadog;

import dev.hinomi.observability.delivery.Batch;
import java.io.IOException;
import java.io.OutputStream;

/** No compression at all. */
final class PlainCodec implements BodyCodec {
    @Override
    public String contentEncoding() {
        return "identity";
    }

    @Override
    public boolean isCompressing() {
        return false;
    }

    @Override
    public void write(Batch batch, OutputStream body) throws IOException {
        batch.writeTo(body);
    }
}
