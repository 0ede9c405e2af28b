package dev.hinomi.observability.metrics.metadata;

import dev.hinomi.observability.datadog.DatadogReply;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** Which metadata is sent when: at most two a second, and after each answer as it says. Time comes from outside; used by one thread. */
final class MetadataPlan {
    /** From an answer to the next request: at most two requests a second, whatever Datadog would allow. */
    static final Duration PACE = Duration.ofMillis(500);

    private final PriorityQueue<Due> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingInt(Due::order));
    private long notBefore;
    private int troubles;

    /**
     * Metadata that waits.
     *
     * @param at when it may be sent, in nanoseconds since the start
     * @param order its place among those of one time
     * @param unknown how often in a row Datadog has not known its metric
     */
    record Due(SeriesMetadata metadata, long at, int order, int unknown) {}

    /** All of them, in this order. */
    MetadataPlan(List<SeriesMetadata> all) {
        for (SeriesMetadata metadata : all) {
            waiting.add(new Due(metadata, 0, waiting.size(), 0));
        }
    }

    /** How long it is until there is something to send; empty if there will never be. */
    Optional<Duration> untilNext(long now) {
        return Optional.ofNullable(waiting.peek())
                .map(next -> Duration.ofNanos(Math.max(0, Math.max(next.at(), notBefore) - now)));
    }

    /** What is sent next; it is out of the plan until it is answered. */
    Due take() {
        return waiting.remove();
    }

    /** Goes on as an answer says. */
    MetadataNext answered(Due sent, DatadogReply reply, long now, double chance) {
        MetadataNext next = MetadataNext.after(
                new MetadataNext.Attempt(sent.metadata().name(), sent.unknown(), troubles), reply, chance);
        troubles = next.kind() == MetadataNext.Kind.PAUSE ? troubles + 1 : 0;
        notBefore = now + PACE.toNanos();
        switch (next.kind()) {
            case UNKNOWN ->
                waiting.add(new Due(sent.metadata(), now + next.after().toNanos(), sent.order(), sent.unknown() + 1));
            case PAUSE -> {
                waiting.add(sent);
                notBefore = Math.max(notBefore, now + next.after().toNanos());
            }
            case STOP -> waiting.clear();
            case DONE, GIVE_UP -> {
                // It is out of the plan.
            }
        }
        return next;
    }
}
