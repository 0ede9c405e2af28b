package dev.hinomi.observability.datadog;

import dev.hinomi.observability.delivery.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an answer of Datadog means for a batch. 429, 408, 404 and all of 5xx pass; 401 and 403 last until the key is
 * mended, and a redirect until the address is; 413 asks for smaller batches; another 4xx is about what the batch holds.
 * Sources: docs.datadoghq.com API reference; retry policies of the Datadog Agent and of Vector.
 */
final class StatusClassification {
    private StatusClassification() {}

    /**
     * The outcome for a status.
     *
     * @param status the HTTP status
     * @param wait how long the answer asks to wait, {@code null} if it does not
     * @param body the beginning of the answer, for the reason
     */
    static Outcome classify(int status, @Nullable Duration wait, String body) {
        if (status >= 200 && status < 300) {
            return new Outcome.Sent();
        }
        String reason = "Datadog answered " + status + (body.isBlank() ? "" : ": " + body.strip());
        return switch (status) {
            case 401, 403 ->
                new Outcome.Hold(reason + ". Check that the API key is valid and belongs to the configured site.");
            case 413 -> new Outcome.Split(reason);
            case 404, 408, 429 -> new Outcome.Retry(reason, wait);
            default -> classifyOther(status, wait, reason);
        };
    }

    private static Outcome classifyOther(int status, @Nullable Duration wait, String reason) {
        if (status >= 500) {
            return new Outcome.Retry(reason, wait);
        }
        return status >= 400
                ? new Outcome.Rejected(reason)
                : new Outcome.Hold(reason + ". This is not Datadog's intake: check the configured site or address.");
    }
}
