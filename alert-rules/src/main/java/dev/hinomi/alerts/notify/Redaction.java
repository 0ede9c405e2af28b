package dev.hinomi.alerts.notify;

import dev.hinomi.observability.masking.Masker;
import java.nio.charset.StandardCharsets;

/** Hides secrets and personal data in what leaves the process through a message, as in log lines. Thread-safe. */
public final class Redaction {

    private final Masker masker;

    /** Hides what this masker hides. */
    public Redaction(Masker masker) {
        this.masker = masker;
    }

    /** The text without what must not be shown. */
    public String of(String text) {
        byte[] buffer = text.replace("\\", "\\\\").replace("\"", "\\\"").getBytes(StandardCharsets.UTF_8);
        int end = masker.mask(buffer, 0, buffer.length, false);
        return new String(buffer, 0, end, StandardCharsets.UTF_8)
                .replace("\\\"", "\"")
                .replace("\\\\", "\\");
    }
}
