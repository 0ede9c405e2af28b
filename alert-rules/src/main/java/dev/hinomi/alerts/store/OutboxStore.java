package dev.hinomi.alerts.store;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * Keeps what people are to be told until it is told, for all instances that send. A channel is claimed for a time; whoever dies with
 * a claim loses it when the time is over, and the next one learns that it is in doubt. Time is the store's own. Thread-safe; any
 * method may throw when the store is away, and may then be called again.
 */
public interface OutboxStore {

    /** Keeps entries that belong to no change of a state; those whose key is known already are no mistake. */
    void add(Collection<OutboxEntry> entries);

    /**
     * The most urgent of what waits in a channel that nobody has in hand.
     *
     * @param time how long the claim lasts: at least twice as long as one attempt may take
     * @return empty if nothing can be told now
     */
    Optional<OutboxClaim> claim(Duration time);

    /**
     * Says what became of a claim and gives its channel back.
     *
     * @return whether it was still ours; if not, somebody else has taken it up and nothing was changed
     */
    boolean settle(OutboxClaim claim, Settlement settlement);

    /** What waits. */
    Backlog backlog();

    /** Forgets what was told longer ago than this; its keys are then no longer known. Returns how many entries that were. */
    int forgetTold(Duration age);
}
