package dev.hinomi.alerts.store;

import java.time.Instant;
import java.util.Collection;

/** Where it is kept how alerts stand. Called on the engine's thread, by one engine at a time; may throw when it is away. */
public interface StateStore {

    /** All that was kept. */
    Snapshot load();

    /**
     * Keeps what changed since the last time; called at every step, also when nothing did. All of it is kept, or nothing.
     *
     * @param aliveAt the time of the step
     * @param changed alerts in place of what was kept of them
     * @param gone alerts to forget; unknown ones are no mistake
     */
    void save(Instant aliveAt, Collection<Remembered> changed, Collection<AlertKey> gone);
}
