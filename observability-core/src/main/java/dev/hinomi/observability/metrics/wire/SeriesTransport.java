package dev.hinomi.observability.metrics.wire;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.datadog.DatadogPost;
import dev.hinomi.observability.datadog.EncodedBody;
import dev.hinomi.observability.delivery.Batch;
import dev.hinomi.observability.delivery.Outcome;
import dev.hinomi.observability.delivery.Transport;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sends blocks of series, one in a request, each to the address of its own form, whatever form is written by now. A block
 * that is refused for what it holds, or for its size, is sent again in parts, until what is refused stands alone: only that
 * is lost, and said to be. Used by one thread at a time.
 */
public final class SeriesTransport implements Transport {
    static final String JSON = "application/json";
    static final String GZIP = "gzip";

    private final Function<SeriesForm, Post> posts;
    private final Map<SeriesForm, Post> known = new EnumMap<>(SeriesForm.class);

    private SeriesTransport(Function<SeriesForm, Post> posts) {
        this.posts = posts;
    }

    /** Sends a body that is ready. */
    @FunctionalInterface
    interface Post {
        Outcome post(EncodedBody body);

        default void close() {}
    }

    /** A post to one address of Datadog's. */
    private record DatadogsPost(DatadogPost post) implements Post {
        @Override
        public Outcome post(EncodedBody body) {
            return post.answer(body).outcome();
        }

        @Override
        public void close() {
            post.close();
        }
    }

    /** A transport to Datadog, for the organisation of the key. */
    public static SeriesTransport to(DatadogEndpoints endpoints, Secret apiKey) {
        return over(form -> new DatadogsPost(DatadogPost.to(form.address(endpoints), apiKey)));
    }

    static SeriesTransport over(Function<SeriesForm, Post> posts) {
        return new SeriesTransport(posts);
    }

    /** Sends the first entry of the batch; batches of blocks have only one. */
    @Override
    public Outcome send(Batch batch) {
        byte[] block = batch.entries().get(0);
        Optional<BlockHeader> header = BlockHeader.of(block);
        return header.flatMap(written -> SeriesForm.of(written.form()))
                .map(form -> send(block, header.get(), form))
                .orElseGet(
                        () -> new Outcome.Rejected("It is not a block of series that this version of Hinomi knows."));
    }

    @Override
    public void close() {
        known.values().forEach(Post::close);
    }

    private Outcome send(byte[] block, BlockHeader header, SeriesForm form) {
        Post post = known.computeIfAbsent(form, posts);
        int length = block.length - BlockHeader.BYTES;
        Outcome outcome = post.post(new EncodedBody(block, BlockHeader.BYTES, length, JSON, GZIP));
        boolean isRefused = outcome instanceof Outcome.Rejected || outcome instanceof Outcome.Split;
        return isRefused && header.points() > 1
                ? new SeriesDivision(post, SeriesBody.of(block, form)).send(outcome)
                : outcome;
    }
}
