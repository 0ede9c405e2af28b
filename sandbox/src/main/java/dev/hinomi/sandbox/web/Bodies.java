package dev.hinomi.sandbox.web;

import dev.hinomi.sandbox.store.Payload;
import java.io.IOException;
import java.util.Optional;

/** Makes the readable copy of a request's body that the journal keeps. */
final class Bodies {

    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private Bodies() {}

    static Payload kept(Request request) {
        String type = request.headers().get("Content-Type").orElse("");
        Optional<Encoding> encoding = Encoding.of(request);
        if (encoding.isEmpty()) {
            return new Payload(
                    type,
                    request.body().size(),
                    "(" + request.headers().get("Content-Encoding").orElse("") + ")");
        }
        try {
            Payload plain = Payload.of(
                    type, encoding.get().decode(request.body(), MAX_BYTES).bytes());
            return new Payload(plain.contentType(), plain.bytes(), Redaction.text(plain.text()));
        } catch (IOException e) {
            return new Payload(type, request.body().size(), "(unreadable: " + e.getMessage() + ")");
        }
    }
}
