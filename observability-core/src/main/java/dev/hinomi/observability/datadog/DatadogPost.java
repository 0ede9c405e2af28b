package dev.hinomi.observability.datadog;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.delivery.Outcome;
import dev.hinomi.observability.traces.Untraced;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts bodies that are encoded already, otherwise as {@link DatadogIntake} does: the key in its header and nowhere else, no
 * redirects, HTTP/1.1, never traced, ten seconds at most with the answer. Used by one thread at a time.
 */
public final class DatadogPost {
    /** Stands for the status where there was no answer. */
    public static final int NO_ANSWER = -1;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newCachedThreadPool(DatadogPost::thread))
            .build();
    private final InstantSource clock = InstantSource.system();
    private final URI address;
    private final Secret apiKey;
    private final Duration timeout;

    private DatadogPost(URI address, Secret apiKey, Duration timeout) {
        this.address = address;
        this.apiKey = apiKey;
        this.timeout = timeout;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "hinomi-http");
        thread.setDaemon(true);
        return thread;
    }

    /** Posts to an address of {@link DatadogEndpoints}, for the organisation of the key. */
    public static DatadogPost to(URI address, Secret apiKey) {
        return new DatadogPost(address, apiKey, REQUEST_TIMEOUT);
    }

    /** The same with another time limit for a whole request. */
    public DatadogPost withTimeout(Duration value) {
        return new DatadogPost(address, apiKey, value);
    }

    /**
     * What came of a request.
     *
     * @param status the HTTP status, {@link #NO_ANSWER} if there was none
     * @param outcome what it means for a batch
     */
    public record Answer(int status, Outcome outcome) {}

    /** Posts one body and says what became of it; {@link Outcome.Retry} if the calling thread is interrupted. */
    public Answer answer(EncodedBody body) {
        try {
            AnswerStart start = new AnswerStart(apiKey);
            HttpRequest request = request(body);
            HttpResponse<Void> answer = await(Untraced.call(() -> client.sendAsync(request, start.handler())));
            Duration wait =
                    AskedWait.of(answer.headers()::firstValue, clock.instant()).orElse(null);
            return new Answer(
                    answer.statusCode(), StatusClassification.classify(answer.statusCode(), wait, start.shown()));
        } catch (IOException unreachable) {
            return noAnswer(address.getAuthority() + " could not be reached: " + unreachable);
        } catch (TimeoutException late) {
            return noAnswer(address.getAuthority() + " did not answer within " + timeout.toMillis() + " ms");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return noAnswer("the request to " + address.getAuthority() + " was interrupted");
        }
    }

    private static Answer noAnswer(String reason) {
        return new Answer(NO_ANSWER, new Outcome.Retry(reason));
    }

    private HttpRequest request(EncodedBody body) {
        return HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("DD-API-KEY", apiKey.reveal())
                .header("Content-Type", body.contentType())
                .header("Content-Encoding", body.contentEncoding())
                .POST(BodyPublishers.ofByteArray(body.bytes(), body.offset(), body.length()))
                .build();
    }

    /** Unlike the request's own timeout, which ends with the headers, this one covers the body of the answer too. */
    private HttpResponse<Void> await(CompletableFuture<HttpResponse<Void>> answer)
            throws IOException, InterruptedException, TimeoutException {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw cause instanceof IOException io ? io : new IOException(String.valueOf(cause), cause);
        } finally {
            answer.cancel(true);
        }
    }
}
