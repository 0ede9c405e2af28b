package dev.hinomi.alerts.store;

import java.time.Instant;
import java.util.List;

/**
 * What one sender has in hand: all that may be told of one thread, in the order in which it came.
 *
 * @param channel where it is told
 * @param thread how far it was told when it was claimed
 * @param entries what is to be told; one or more
 * @param claimedAt when it was claimed, on the store's clock
 * @param fence the number of the claim in its channel: once somebody else has a higher one, this one settles nothing
 */
public record OutboxClaim(
        String channel, OutboxThread thread, List<OutboxEntry> entries, Instant claimedAt, long fence) {

    /** Takes its own copy. */
    public OutboxClaim {
        entries = List.copyOf(entries);
    }
}
