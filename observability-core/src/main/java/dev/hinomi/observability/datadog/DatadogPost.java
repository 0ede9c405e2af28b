package dev.hinomi.observability.datadog;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.delivery.Outcome;
import dev.hinomi.observability.traces.Untraced;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts bodies that are ready to one of Datadog's intakes: the key in the {@code DD-API-KEY} header and nowhere else, no
 * redirects, HTTP/1.1, never traced. A request, its answer included, takes at most ten seconds. Thread-safe.
 */
public final class DatadogPost {
    /** Stands for the status where there was no answer. */
    public static final int NO_ANSWER = -1;

    /** How long a request may take, its answer included, unless told otherwise. */
    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient client;
    private final URI address;
    private final Secret apiKey;
    private final Duration timeout;
    private final InstantSource clock = InstantSource.system();

    private DatadogPost(URI address, Secret apiKey, Duration timeout) {
        this.address = address;
        this.apiKey = apiKey;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newCachedThreadPool(DatadogPost::thread))
                .build();
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

    /** Posts one body and says what became of it; {@link Outcome.Retry} if the calling thread is interrupted. */
    public Answer answer(EncodedBody body) {
        BodyPublisher publisher = BodyBuffer.publisher(body.bytes(), body.offset(), body.length());
        return post(publisher, body.contentType(), body.contentEncoding());
    }

    /**
     * What came of a request.
     *
     * @param status the HTTP status, {@link #NO_ANSWER} if there was none
     * @param outcome what it means for a batch
     */
    public record Answer(int status, Outcome outcome) {}

    Answer post(BodyPublisher body, String contentType, String contentEncoding) {
        try {
            HttpRequest request = request(body, contentType, contentEncoding);
            AnswerStart start = new AnswerStart(apiKey);
            HttpResponse<Void> response = await(Untraced.call(() -> client.sendAsync(request, start.handler())));
            return new Answer(response.statusCode(), classify(response, start));
        } catch (IOException unreachable) {
            return noAnswer(authority() + " could not be reached: " + unreachable);
        } catch (TimeoutException late) {
            return noAnswer(authority() + " did not answer within " + timeout.toMillis() + " ms");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return noAnswer("the request to " + authority() + " was interrupted");
        }
    }

    private static Answer noAnswer(String reason) {
        return new Answer(NO_ANSWER, new Outcome.Retry(reason));
    }

    /** The host and port that requests go to, for messages. */
    private String authority() {
        int standard = address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        return address.getHost() + ":" + (address.getPort() < 0 ? standard : address.getPort());
    }

    private Outcome classify(HttpResponse<Void> answer, AnswerStart start) {
        Duration wait =
                AskedWait.of(answer.headers()::firstValue, clock.instant()).orElse(null);
        return StatusClassification.classify(answer.statusCode(), wait, start.shown());
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

    private HttpRequest request(BodyPublisher body, String contentType, String contentEncoding) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("DD-API-KEY", apiKey.reveal())
                .header("Content-Type", contentType)
                .POST(body);
        if (!contentEncoding.equals(PlainCodec.IDENTITY)) {
            request.header("Content-Encoding", contentEncoding);
        }
        return request.build();
    }
}
