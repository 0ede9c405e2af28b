package dev.hinomi.alerts.outbox;

import dev.hinomi.alerts.notify.Doubt;
import dev.hinomi.alerts.notify.Owed;
import dev.hinomi.alerts.notify.Storm;
import dev.hinomi.alerts.notify.StormKey;
import dev.hinomi.alerts.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What another instance may have told: it is left alone until that is known. Thread-safe. */
final class Resting {

    /** How long a message that an instance was sending as it ended may still be on its way: a call takes 10 s at most. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(12);

    /** So soon after the store is back whoever told something alone has said so. */
    private static final Duration SAID_SO = Duration.ofSeconds(5);

    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    /** Nothing rests any more. */
    void clear() {
        until.clear();
    }

    /** What is in doubt rests until it has arrived, if it is to arrive. */
    void isOnItsWay(String name, Doubt doubt) {
        add(name, doubt.since().plus(ON_ITS_WAY));
    }

    /**
     * Something critical that is read late and not told: whoever saw it may have told it alone meanwhile.
     *
     * @param seen when it was seen
     */
    void isRead(Owed owed, Instant seen, Instant now) {
        boolean late = !seen.plus(Stranded.PATIENCE).isAfter(now);
        boolean critical = owed.latest().incident().orElseThrow().severity() == Severity.CRITICAL;
        if (late && critical && owed.shown().isEmpty()) {
            add(owed.key(), now.plus(SAID_SO));
        }
    }

    private void add(String name, Instant time) {
        until.merge(name, time, (one, other) -> one.isAfter(other) ? one : other);
    }

    /**
     * What does not rest: neither by itself, nor with a storm of its kind, nor with its own storm or an incident that is told in the same
     * message, for what is told of one of them stands for all.
     */
    List<Owed> without(List<Owed> all, List<Storm> storms, Instant now) {
        Set<StormKey> kinds = storms.stream()
                .filter(storm -> contains(storm.id(), now))
                .map(Storm::key)
                .collect(Collectors.toSet());
        Set<String> messages = all.stream()
                .filter(owed -> contains(owed.key(), now))
                .flatMap(owed -> owed.storm().stream())
                .collect(Collectors.toSet());
        return all.stream()
                .filter(owed -> !contains(owed.key(), now)
                        && !kinds.contains(StormKey.of(owed))
                        && owed.storm()
                                .filter(id -> messages.contains(id) || contains(id, now))
                                .isEmpty())
                .toList();
    }

    private boolean contains(String name, Instant now) {
        Instant end = until.get(name);
        return end != null && end.isAfter(now);
    }
}
