package dev.hinomi.alerts.notify;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Until when each lane is left alone. Lanes do not wait for one another. Not thread-safe. */
final class Lanes {

    private final Map<Lane, Instant> pauses = new HashMap<>();

    Instant freeAt(Lane lane) {
        return pauses.getOrDefault(lane, Instant.MIN);
    }

    void pause(Lane lane, Instant until) {
        pauses.merge(lane, until, (left, right) -> left.isAfter(right) ? left : right);
    }

    /** Forgets the pauses that are over: channels may come and go. */
    void forgetPast(Instant now) {
        pauses.values().removeIf(until -> !until.isAfter(now));
    }
}
