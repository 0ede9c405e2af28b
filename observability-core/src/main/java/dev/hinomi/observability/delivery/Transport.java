package dev.hinomi.observability.delivery;

import java.util.Optional;

/**
 * Carries one batch to its destination and classifies the answer.
 *
 * <p>An implementation blocks for a bounded time, answers {@link Outcome.Retry} when it is interrupted, and does not
 * throw; if it does, the delivery treats it as {@link Outcome.Retry}. It is called by one thread at a time.
 */
@FunctionalInterface
public interface Transport {
    /** Sends the batch and says what became of it. */
    Outcome send(Batch batch);

    /** Something that is worth telling once and was not told yet; asked for after each batch. */
    default Optional<String> note() {
        return Optional.empty();
    }

    /** Lets go of connections and threads; called once, when there is nothing more to send. Does not wait or throw. */
    default void close() {}
}
