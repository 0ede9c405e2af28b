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
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Posts batches to one of Datadog's intakes: compressed JSON, the key in the {@code DD-API-KEY} header and nowhere else, no
 * redirects, HTTP/1.1, never traced. A request, its answer included, takes at most ten seconds; a batch whose refusal may
 * be about its compression takes a second request, gzipped.
 */
public final class DatadogIntake implements Transport {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final int NO_ANSWER = -1;

    private final HttpClient client;
    private final URI address;
    private final Secret apiKey;
    private final Duration timeout;
    private final Supplier<CodecChoice> choice;
    private final CodecChoice codecs;
    private final InstantSource clock = InstantSource.system();
    private BodyBuffer body = new BodyBuffer();

    private DatadogIntake(URI address, Secret apiKey, Duration timeout, Supplier<CodecChoice> choice) {
        this.address = address;
        this.apiKey = apiKey;
        this.timeout = timeout;
        this.choice = choice;
        this.codecs = choice.get();
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

    /** An intake at an address of {@link DatadogEndpoints}, for the organisation of the key; its bodies are gzipped. */
    public static DatadogIntake at(URI address, Secret apiKey) {
        return new DatadogIntake(address, apiKey, REQUEST_TIMEOUT, () -> CodecChoice.of(Compression.GZIP));
    }

    /** An intake that is not known to take compressed bodies, such as that of events: its bodies are sent as they are. */
    public static DatadogIntake plain(URI address, Secret apiKey) {
        return new DatadogIntake(address, apiKey, REQUEST_TIMEOUT, () -> CodecChoice.preferring(PlainCodec::new));
    }

    /** The same intake with another time limit for a whole request. */
    public DatadogIntake withTimeout(Duration value) {
        return new DatadogIntake(address, apiKey, value, choice);
    }

    /** The same intake with bodies that are compressed in another way. */
    public DatadogIntake withCompression(Compression value) {
        return new DatadogIntake(address, apiKey, timeout, () -> CodecChoice.of(value));
    }

    @Override
    public Outcome send(Batch batch) {
        Answer answer = post(batch, codecs.current());
        if (answer.outcome() instanceof Outcome.Sent) {
            codecs.taken();
            return answer.outcome();
        }
        return codecs.isDoubtful(answer.status(), batch.size()) ? sendGzipped(batch, answer) : answer.outcome();
    }

    private Outcome sendGzipped(Batch batch, Answer refusal) {
        Outcome gzipped = post(batch, codecs.gzip()).outcome();
        if (refusal.status() == 415 || gzipped instanceof Outcome.Sent) {
            codecs.fallBack("Datadog answered " + refusal.status());
        }
        return gzipped;
    }

    @Override
    public Optional<String> note() {
        return codecs.takeNote();
    }

    /** A status, {@value #NO_ANSWER} if there was none, and what it means. */
    private record Answer(int status, Outcome outcome) {}

    private Answer post(Batch batch, BodyCodec codec) {
        boolean taken = false;
        try {
            body.reset();
            codec.write(batch, body);
            HttpRequest request = request(codec);
            AnswerStart start = new AnswerStart(apiKey);
            HttpResponse<Void> response = await(Untraced.call(() -> client.sendAsync(request, start.handler())));
            Outcome outcome = classify(response, start);
            taken = outcome instanceof Outcome.Sent;
            return new Answer(response.statusCode(), outcome);
        } catch (IOException unreachable) {
            return noAnswer(authority() + " could not be reached: " + unreachable);
        } catch (TimeoutException late) {
            return noAnswer(authority() + " did not answer within " + timeout.toMillis() + " ms");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return noAnswer("the request to " + authority() + " was interrupted");
        } finally {
            // Whoever gave up or refused early may not have read all of the old one.
            body = taken && body.isWorthKeeping() ? body : new BodyBuffer();
        }
    }

    private static Answer noAnswer(String reason) {
        return new Answer(NO_ANSWER, new Outcome.Retry(reason));
    }

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

    private HttpRequest request(BodyCodec codec) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("DD-API-KEY", apiKey.reveal())
                .header("Content-Type", "application/json")
                .POST(body.publisher());
        if (codec.isCompressing()) {
            request.header("Content-Encoding", codec.contentEncoding());
        }
        return request.build();
    }
}
