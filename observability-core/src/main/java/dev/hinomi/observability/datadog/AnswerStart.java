package dev.hinomi.observability.datadog;

import dev.hinomi.observability.config.Secret;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Keeps the first bytes of an answer, to quote them in a reason, and reads the rest away. */
final class AnswerStart {
    private static final int KEPT_BYTES = 200;

    private final List<Secret> never;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    /** An empty start in which the secrets are never shown. */
    AnswerStart(Secret... never) {
        this.never = List.of(never);
    }

    BodyHandler<Void> handler() {
        return BodyHandlers.ofByteArrayConsumer(this::keep);
    }

    /** The beginning of the answer on one line. */
    String shown() {
        String shown = kept.toString(StandardCharsets.UTF_8);
        for (Secret secret : never) {
            shown = shown.replace(secret.reveal(), Secret.MASK);
        }
        return shown.replaceAll("\\p{Cntrl}+", " ");
    }

    private void keep(Optional<byte[]> chunk) {
        chunk.ifPresent(bytes -> kept.write(bytes, 0, Math.min(bytes.length, KEPT_BYTES - kept.size())));
    }
}
