package dev.hinomi.alerts.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The storms that are told, and when people were last called. Not thread-safe. */
final class Storms {

    /** For how long a storm calls nobody again. */
    static final Duration QUIET_AFTER_CALL = Duration.ofMinutes(5);

    /** Messages count as many or few within this time. */
    static final Duration LATELY = Duration.ofMinutes(5);

    private final Outbox outbox;
    private final Map<StormKey, List<Instant>> posted = new HashMap<>();
    private final Map<StormKey, Instant> called = new HashMap<>();

    Storms(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The storm that takes in new incidents of this kind. */
    Optional<Storm> open(StormKey key, Instant now) {
        return outbox.storms().stream()
                .filter(storm -> storm.key().equals(key) && storm.takesIn(now))
                .findFirst();
    }

    Optional<Storm> find(String id) {
        return outbox.storms().stream().filter(storm -> storm.id().equals(id)).findFirst();
    }

    void keep(Storm storm) {
        outbox.keep(storm);
    }

    /** Forgets storms that take in no more and of which no incident is left. */
    void forgetOver(Collection<Owed> remembered, Instant now) {
        List<Storm> over = new ArrayList<>(outbox.storms());
        over.removeIf(storm -> storm.takesIn(now) || remembered.stream().anyMatch(owed -> owed.isIn(storm.id())));
        over.forEach(outbox::forget);
        called.values().removeIf(at -> !at.plus(QUIET_AFTER_CALL).isAfter(now));
        posted.values().forEach(times -> times.removeIf(at -> !at.plus(LATELY).isAfter(now)));
        posted.values().removeIf(List::isEmpty);
    }

    /** An incident was told on its own. */
    void posted(StormKey key, Instant now) {
        posted.computeIfAbsent(key, unknown -> new ArrayList<>()).add(now);
    }

    /** How many incidents were told on their own lately. */
    int postedLately(StormKey key, Instant now) {
        return (int) posted.getOrDefault(key, List.of()).stream()
                .filter(at -> at.plus(LATELY).isAfter(now))
                .count();
    }

    /** People were called: they look for themselves at what else there is of the kind. */
    void called(StormKey key, Instant now) {
        called.put(key, now);
        outbox.storms().stream()
                .filter(storm -> storm.key().equals(key) && storm.uncalled())
                .forEach(storm -> outbox.keep(storm.called()));
    }

    /** Those for which people are still to be called. */
    List<Storm> uncalled() {
        return outbox.storms().stream().filter(Storm::uncalled).toList();
    }

    Digest.Calling calling(StormKey key, Instant now) {
        boolean lately = Optional.ofNullable(called.get(key))
                .filter(at -> at.plus(QUIET_AFTER_CALL).isAfter(now))
                .isPresent();
        return lately ? Digest.Calling.NOT_AGAIN : Digest.Calling.BY_NAME;
    }
}
