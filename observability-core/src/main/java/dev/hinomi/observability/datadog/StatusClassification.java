package dev.hinomi.observability.datadog;

import dev.hinomi.observability.delivery.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an answer of Datadog means for a batch. 429, 408, 404 and all of 5xx pass; 401 and 403 last until the key is
 * mended, and a redirect until the address is; 413 asks for smaller batches; another 4xx would be the same next time.
 * Sources: docs.datadoghq.com API reference; retry policies of the Datadog Agent and of Vector.
 */
final class StatusClassification {
    private StatusClassification() {}

    /**
     * The outcome for a status.
     *
     * @param status the HTTP status
     * @param header by lower-case name, empty if absent
     * @param body the beginning of the answer, for the reason
     */
    static Outcome classify(int status, Function<String, Optional<String>> header, String body) {
        if (status >= 200 && status < 300) {
            return new Outcome.Sent();
        }
        String reason = "Datadog answered " + status + (body.isBlank() ? "" : ": " + body.strip());
        return switch (status) {
            case 401, 403 ->
                new Outcome.Hold(reason + ". Check that the API key is valid and belongs to the configured site.");
            case 413 -> new Outcome.Split(reason);
            case 404, 408, 429 -> new Outcome.Retry(reason, askedWait(header));
            default -> classifyOther(status, header, reason);
        };
    }

    private static Outcome classifyOther(int status, Function<String, Optional<String>> header, String reason) {
        if (status >= 500) {
            return new Outcome.Retry(reason, askedWait(header));
        }
        return status >= 400
                ? new Outcome.Rejected(reason)
                : new Outcome.Hold(reason + ". This is not Datadog's intake: check the configured site or address.");
    }

    private static @Nullable Duration askedWait(Function<String, Optional<String>> header) {
        return header.apply("retry-after")
                .or(() -> header.apply("x-ratelimit-reset"))
                .flatMap(StatusClassification::seconds)
                .orElse(null);
    }

    private static Optional<Duration> seconds(String text) {
        try {
            long seconds = Long.parseLong(text.strip());
            return seconds < 0 || seconds > Integer.MAX_VALUE
                    ? Optional.empty()
                    : Optional.of(Duration.ofSeconds(seconds));
        } catch (NumberFormatException notSeconds) {
            return Optional.empty();
        }
    }
}
