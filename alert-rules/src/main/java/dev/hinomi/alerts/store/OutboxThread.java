package dev.hinomi.alerts.store;

import java.time.Instant;
import java.util.Optional;

/**
 * How far the entries of a thread have been told.
 *
 * @param name what the entries belong to
 * @param memo what the last sender noted, such as the message to edit next time
 * @param attempts how often the next message was tried in vain
 * @param doubtSince when the first attempt began of which nobody knows whether it arrived, on the store's clock; a sender then looks
 *     at the destination before it sends again
 */
public record OutboxThread(String name, Optional<String> memo, int attempts, Optional<Instant> doubtSince) {

    /** Nothing of it was ever told. */
    public static OutboxThread untold(String name) {
        return new OutboxThread(name, Optional.empty(), 0, Optional.empty());
    }

    /** The same while somebody has it in hand: until it is settled, it is in doubt. */
    public OutboxThread claimed(Instant now) {
        return new OutboxThread(name, memo, attempts, doubtSince.or(() -> Optional.of(now)));
    }

    /** The same once the claim at which it stood like this was settled. */
    public OutboxThread after(Settlement settlement, Instant claimedAt) {
        if (settlement instanceof Settlement.Done done) {
            return new OutboxThread(name, done.memo(), 0, Optional.empty());
        }
        if (settlement instanceof Settlement.NotSent) {
            return new OutboxThread(name, memo, attempts + 1, Optional.empty());
        }
        if (settlement instanceof Settlement.InDoubt) {
            return new OutboxThread(name, memo, attempts + 1, claimed(claimedAt).doubtSince());
        }
        return this;
    }
}
