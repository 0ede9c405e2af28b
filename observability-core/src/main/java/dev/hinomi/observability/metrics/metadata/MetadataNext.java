package dev.hinomi.observability.metrics.metadata;

import dev.hinomi.observability.datadog.DatadogReply;
import dev.hinomi.observability.delivery.Backoff;
import java.time.Duration;

/**
 * What comes next after an answer. Pure.
 *
 * @param kind what it is
 * @param after how long to wait first, where there is something to wait for
 * @param reason what Datadog said, fit to be shown; empty where there is nothing to tell
 */
record MetadataNext(Kind kind, Duration after, String reason) {
    /** The longest wait that Datadog may ask for. */
    static final Duration LONGEST_ASKED = Duration.ofDays(1);

    /** A metric that Datadog does not know may be one that has not happened yet. */
    private static final Backoff UNKNOWN = new Backoff(Duration.ofMinutes(1), Duration.ofHours(1), 0.5);

    private static final Backoff TROUBLE = new Backoff(Duration.ofSeconds(30), Duration.ofHours(1), 0.5);

    /** The outcomes. */
    enum Kind {
        /** Datadog has taken it. */
        DONE,
        /** Datadog does not know the metric: this one again later, the others go on. */
        UNKNOWN,
        /** Datadog is busy, down or out of reach: nothing is sent for a while. */
        PAUSE,
        /** Datadog will never take this one. */
        GIVE_UP,
        /** Datadog will take none, until somebody mends a key or an address. */
        STOP
    }

    /**
     * What was tried.
     *
     * @param name of the metric
     * @param unknown how often in a row Datadog has not known this metric before
     * @param troubles how many requests in a row have failed before, of whatever metric
     */
    record Attempt(String name, int unknown, int troubles) {}

    /**
     * What comes next.
     *
     * @param attempt what was tried
     * @param reply what came back
     * @param chance a random number from 0 to 1, which keeps a fleet from coming back at one moment
     */
    static MetadataNext after(Attempt attempt, DatadogReply reply, double chance) {
        int status = reply.status();
        if (status >= 200 && status < 300) {
            return new MetadataNext(Kind.DONE, Duration.ZERO, "");
        }
        return switch (status) {
            case 404 -> new MetadataNext(Kind.UNKNOWN, UNKNOWN.delay(attempt.unknown() + 1, chance), "");
            case 401, 403 ->
                new MetadataNext(
                        Kind.STOP,
                        Duration.ZERO,
                        said(reply)
                                + ". Check hinomi.datadog.application-key: its owner needs metrics_metadata_write.");
            case 408, 429, DatadogReply.NO_ANSWER -> pause(attempt, reply, chance);
            default -> other(attempt, reply, chance);
        };
    }

    private static MetadataNext other(Attempt attempt, DatadogReply reply, double chance) {
        if (reply.status() >= 500) {
            return pause(attempt, reply, chance);
        }
        return reply.status() >= 400
                ? new MetadataNext(Kind.GIVE_UP, Duration.ZERO, said(reply) + " for " + attempt.name())
                : new MetadataNext(
                        Kind.STOP,
                        Duration.ZERO,
                        said(reply) + ". This is not Datadog's API: check the configured site or address.");
    }

    private static MetadataNext pause(Attempt attempt, DatadogReply reply, double chance) {
        Duration asked = reply.askedWait() == null ? Duration.ZERO : reply.askedWait();
        Duration own = TROUBLE.delay(attempt.troubles() + 1, chance);
        Duration longest = asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
        return new MetadataNext(Kind.PAUSE, longest.isZero() ? own : longest, said(reply));
    }

    private static String said(DatadogReply reply) {
        return reply.status() == DatadogReply.NO_ANSWER
                ? reply.said()
                : "Datadog answered " + reply.status()
                        + (reply.said().isBlank() ? "" : ": " + reply.said().strip());
    }
}
