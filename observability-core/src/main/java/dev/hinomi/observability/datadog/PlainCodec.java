package dev.hinomi.observability.datadog;

import dev.hinomi.observability.delivery.Batch;
import java.io.IOException;
import java.io.OutputStream;

/** No compression at all. */
final class PlainCodec implements BodyCodec {
    /** The encoding that is none, and is not named in a request. Source: RFC 9110 §12.5.3. */
    static final String IDENTITY = "identity";

    @Override
    public String contentEncoding() {
        return IDENTITY;
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
