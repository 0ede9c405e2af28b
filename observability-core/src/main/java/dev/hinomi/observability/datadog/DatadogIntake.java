package dev.hinomi.observability.datadog;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogPost.Answer;
import dev.hinomi.observability.delivery.Batch;
import dev.hinomi.observability.delivery.Outcome;
import dev.hinomi.observability.delivery.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Posts batches to one of Datadog's intakes: compressed JSON, the key in the {@code DD-API-KEY} header and nowhere else, no
 * redirects, HTTP/1.1, never traced. A request, its answer included, takes at most ten seconds; a batch whose refusal may
 * be about its compression takes a second request, gzipped.
 */
public final class DatadogIntake implements Transport {
    private static final String JSON = "application/json";

    private final DatadogPost post;
    private final Supplier<CodecChoice> choice;
    private final CodecChoice codecs;
    private BodyBuffer body = new BodyBuffer();

    private DatadogIntake(DatadogPost post, Supplier<CodecChoice> choice) {
        this.post = post;
        this.choice = choice;
        this.codecs = choice.get();
    }

    /** An intake at an address of {@link DatadogEndpoints}, for the organisation of the key; its bodies are gzipped. */
    public static DatadogIntake at(URI address, Secret apiKey) {
        return new DatadogIntake(DatadogPost.to(address, apiKey), () -> CodecChoice.of(Compression.GZIP));
    }

    /** An intake that is not known to take compressed bodies, such as that of events: its bodies are sent as they are. */
    public static DatadogIntake plain(URI address, Secret apiKey) {
        return new DatadogIntake(DatadogPost.to(address, apiKey), () -> CodecChoice.preferring(PlainCodec::new));
    }

    /** The same intake with another time limit for a whole request. */
    public DatadogIntake withTimeout(Duration value) {
        return new DatadogIntake(post.withTimeout(value), choice);
    }

    /** The same intake with bodies that are compressed in another way. */
    public DatadogIntake withCompression(Compression value) {
        return new DatadogIntake(post, () -> CodecChoice.of(value));
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

    @Override
    public void close() {
        post.close();
    }

    private Answer post(Batch batch, BodyCodec codec) {
        boolean taken = false;
        try {
            body.reset();
            codec.write(batch, body);
            Answer answer = post.post(body.publisher(), JSON, codec.contentEncoding());
            taken = answer.outcome() instanceof Outcome.Sent;
            return answer;
        } catch (IOException impossible) {
            throw new UncheckedIOException("The body could not be compressed into memory", impossible);
        } finally {
            // Whoever gave up or refused early may not have read all of the old one.
            body = taken && body.isWorthKeeping() ? body : new BodyBuffer();
        }
    }
}
