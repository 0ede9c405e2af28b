package dev.hinomi.observability.datadog;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.http.ClosableClient;
import dev.hinomi.observability.traces.Untraced;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Carries requests to Datadog: no redirects, HTTP/1.1, never traced, and none of the secrets in what is told of an answer. A
 * request, its answer included, takes no longer than the limit. Thread-safe.
 */
final class DatadogHttp implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final ClosableClient http;
    private final Duration limit;
    private final Secret[] secrets;
    private final InstantSource clock = InstantSource.system();

    DatadogHttp(Duration limit, Secret... secrets) {
        this.limit = limit;
        this.secrets = secrets.clone();
        this.http = ClosableClient.of(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER));
    }

    /** Sends a request and waits for its answer; there is none if the calling thread is interrupted. */
    DatadogReply send(HttpRequest request) {
        String authority = authority(request.uri());
        try {
            AnswerStart start = new AnswerStart(secrets);
            HttpResponse<Void> response =
                    await(Untraced.call(() -> http.client().sendAsync(request, start.handler())));
            Duration wait = AskedWait.of(response.headers()::firstValue, clock.instant())
                    .orElse(null);
            return new DatadogReply(response.statusCode(), wait, start.shown());
        } catch (IOException unreachable) {
            return DatadogReply.none(authority + " could not be reached: " + unreachable);
        } catch (TimeoutException late) {
            return DatadogReply.none(authority + " did not answer within " + limit.toMillis() + " ms");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return DatadogReply.none("the request to " + authority + " was interrupted");
        }
    }

    /** Lets go of connections and threads: what is under way, or comes later, is not answered. */
    @Override
    public void close() {
        http.close();
    }

    /** The host and port that requests go to, for messages. */
    private static String authority(URI address) {
        int standard = address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        return address.getHost() + ":" + (address.getPort() < 0 ? standard : address.getPort());
    }

    /** Unlike the request's own timeout, which ends with the headers, this one covers the body of the answer too. */
    private HttpResponse<Void> await(CompletableFuture<HttpResponse<Void>> answer)
            throws IOException, InterruptedException, TimeoutException {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw cause instanceof IOException io ? io : new IOException(String.valueOf(cause), cause);
        } finally {
            answer.cancel(true);
        }
    }
}
