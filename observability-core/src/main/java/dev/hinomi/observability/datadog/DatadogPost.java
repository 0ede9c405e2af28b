package dev.hinomi.observability.datadog;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.delivery.Outcome;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.time.Duration;

/**
 * Posts bodies that are ready to one of Datadog's intakes: the key in the {@code DD-API-KEY} header and nowhere else, no
 * redirects, HTTP/1.1, never traced. A request, its answer included, takes at most ten seconds. Thread-safe.
 */
public final class DatadogPost implements AutoCloseable {
    /** Stands for the status where there was no answer. */
    public static final int NO_ANSWER = DatadogReply.NO_ANSWER;

    /** How long a request may take, its answer included, unless told otherwise. */
    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private final DatadogHttp http;
    private final URI address;
    private final Secret apiKey;
    private final Duration timeout;

    private DatadogPost(URI address, Secret apiKey, Duration timeout) {
        this.address = address;
        this.apiKey = apiKey;
        this.timeout = timeout;
        this.http = new DatadogHttp(timeout, apiKey);
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
        DatadogReply reply = http.send(request(body, contentType, contentEncoding));
        return new Answer(
                reply.status(),
                reply.status() == NO_ANSWER
                        ? new Outcome.Retry(reply.said())
                        : StatusClassification.classify(reply.status(), reply.askedWait(), reply.said()));
    }

    /** Lets go of connections and threads: what is under way, or comes later, is not answered. */
    @Override
    public void close() {
        http.close();
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
