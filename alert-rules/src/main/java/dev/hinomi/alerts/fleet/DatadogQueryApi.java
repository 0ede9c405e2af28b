package dev.hinomi.alerts.fleet;

import com.google.gson.JsonParseException;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.traces.Untraced;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks over HTTP, with both keys in headers (docs.datadoghq.com/api/latest/metrics, "Query timeseries points"; the application key
 * needs the scope {@code timeseries_query}). Datadog says in {@code X-RateLimit-Remaining} how many requests of an organization are
 * left and in {@code X-RateLimit-Reset} for how many seconds (docs.datadoghq.com/api/latest/rate-limits). No key is in any reply.
 */
final class DatadogQueryApi implements QueryApi {

    private static final int LARGEST_ANSWER = 8 * 1024 * 1024;

    private final URI address;
    private final Secret apiKey;
    private final Secret applicationKey;
    private final Duration timeout;
    private final HttpClient client;

    DatadogQueryApi(URI address, Secret apiKey, Secret applicationKey, Duration timeout) {
        this.address = address;
        this.apiKey = apiKey;
        this.applicationKey = applicationKey;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private record Answer(int status, HttpHeaders headers, String body) {}

    @Override
    public QueryReply ask(String query, Instant from, Instant to) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "?from=" + from.getEpochSecond() + "&to="
                        + to.getEpochSecond() + "&query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                .header("DD-API-KEY", apiKey.reveal())
                .header("DD-APPLICATION-KEY", applicationKey.reveal())
                .header("Accept", "application/json")
                .timeout(timeout)
                .GET()
                .build();
        try {
            return reply(await(Untraced.call(() -> client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream()))
                    .thenApply(DatadogQueryApi::whole)));
        } catch (TimeoutException late) {
            return unavailable(address.getHost() + " did not answer within " + timeout.toMillis() + " ms");
        } catch (IOException unreachable) {
            return unavailable(address.getHost() + " could not be asked: " + unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return unavailable("the request to " + address.getHost() + " was interrupted");
        }
    }

    private static QueryReply unavailable(String why) {
        return new QueryReply.Unavailable(why, Optional.empty());
    }

    private Answer await(CompletableFuture<Answer> answer) throws IOException, InterruptedException, TimeoutException {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw cause instanceof IOException io ? io : new IOException(String.valueOf(cause), cause);
        } finally {
            answer.cancel(true);
        }
    }

    private static Answer whole(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            byte[] read = body.readNBytes(LARGEST_ANSWER + 1);
            if (read.length > LARGEST_ANSWER) {
                throw new IOException("the answer is larger than " + LARGEST_ANSWER + " bytes; group by fewer tags");
            }
            return new Answer(response.statusCode(), response.headers(), new String(read, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static QueryReply reply(Answer answer) {
        Optional<Duration> wait = wait(answer);
        if (answer.status() == 200) {
            try {
                return new QueryReply.Answered(AnswerReader.read(answer.body()), wait);
            } catch (JsonParseException unusable) {
                return new QueryReply.Misunderstood(String.valueOf(unusable.getMessage()), wait);
            }
        }
        String said =
                AnswerReader.errors(answer.body()).map(text -> ": " + text).orElse("");
        String why = "Datadog's query API answered " + answer.status() + said;
        return switch (answer.status()) {
            case 400, 404, 422 -> new QueryReply.Misunderstood(why, wait);
            case 401, 403 ->
                new QueryReply.Unavailable(
                        why + "; the application key must exist and may have the scope timeseries_query", wait);
            default -> new QueryReply.Unavailable(why, wait);
        };
    }

    /** How long Datadog wants to be left alone: when nothing is left of the period, until it is over. */
    private static Optional<Duration> wait(Answer answer) {
        boolean spent = answer.status() == 429
                || seconds(answer.headers(), "X-RateLimit-Remaining")
                        .filter(Duration::isZero)
                        .isPresent();
        return spent
                ? seconds(answer.headers(), "X-RateLimit-Reset")
                        .or(() -> seconds(answer.headers(), "Retry-After"))
                        .or(() -> seconds(answer.headers(), "X-RateLimit-Period"))
                : Optional.empty();
    }

    private static Optional<Duration> seconds(HttpHeaders headers, String name) {
        return headers.firstValue(name)
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Long::parseLong)
                .map(Duration::ofSeconds);
    }
}
