package dev.hinomi.alerts.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Where it is kept how alerts stand. Called on the engine's thread, by one engine at a time; may throw when it is away. */
public interface StateStore {

    /** All that was kept. */
    Snapshot load();

    /** The same as below, where nobody is to be told of anything. */
    default void save(Instant aliveAt, Collection<Remembered> changed, Collection<AlertKey> gone) {
        save(aliveAt, changed, gone, List.of());
    }

    /**
     * Keeps what changed since the last time; called at every step, also when nothing did. All of it is kept, or nothing. After an
     * exception it is not known which: the same may be saved again, and nothing of it is then told twice. Where all was
     * {@linkplain Trouble.Forgotten forgotten}, nothing is kept before it is loaded again.
     *
     * @param aliveAt the time of the step
     * @param changed alerts in place of what was kept of them
     * @param gone alerts to forget; unknown ones are no mistake
     * @param owed what people are to be told of it; entries whose key is known already are no mistake
     */
    void save(Instant aliveAt, Collection<Remembered> changed, Collection<AlertKey> gone, Collection<OutboxEntry> owed);
}
