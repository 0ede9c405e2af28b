package dev.hinomi.observability.datadog;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.delivery.Batch;
import dev.hinomi.observability.delivery.Outcome;
import dev.hinomi.observability.delivery.Transport;
import dev.hinomi.observability.traces.Untraced;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts batches to one of Datadog's intakes: gzipped JSON, the key in the {@code DD-API-KEY} header and nowhere else, no
 * redirects, HTTP/1.1, never traced. A request, its answer included, takes at most ten seconds.
 */
public final class DatadogIntake implements Transport {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client;
    private final URI address;
    private final Secret apiKey;
    private final Duration timeout;

    private DatadogIntake(URI address, Secret apiKey, Duration timeout) {
        this.address = address;
        this.apiKey = apiKey;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newCachedThreadPool(DatadogIntake::thread))
                .build();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "hinomi-http");
        thread.setDaemon(true);
        return thread;
    }

    /** An intake at an address of {@link DatadogEndpoints}, for the organisation of the key. */
    public static DatadogIntake at(URI address, Secret apiKey) {
        return new DatadogIntake(address, apiKey, REQUEST_TIMEOUT);
    }

    /** The same intake with another time limit for a whole request. */
    public DatadogIntake withTimeout(Duration value) {
        return new DatadogIntake(address, apiKey, value);
    }

    @Override
    public Outcome send(Batch batch) {
        try {
            HttpRequest request = request(batch);
            AnswerStart body = new AnswerStart(apiKey);
            return classify(await(Untraced.call(() -> client.sendAsync(request, body.handler()))), body);
        } catch (IOException unreachable) {
            return new Outcome.Retry(address.getHost() + " could not be reached: " + unreachable);
        } catch (TimeoutException late) {
            return new Outcome.Retry(address.getHost() + " did not answer within " + timeout.toMillis() + " ms");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome.Retry("the request was interrupted");
        }
    }

    private static Outcome classify(HttpResponse<Void> answer, AnswerStart body) {
        return StatusClassification.classify(answer.statusCode(), answer.headers()::firstValue, body.shown());
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

    private HttpRequest request(Batch batch) throws IOException {
        return HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("DD-API-KEY", apiKey.reveal())
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(GzipBody.of(batch)))
                .build();
    }
}
