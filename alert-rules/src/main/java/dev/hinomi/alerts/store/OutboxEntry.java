package dev.hinomi.alerts.store;

/**
 * One thing that happened and that people may have to be told of.
 *
 * @param key names it for good; a second one with it is no news
 * @param body what happened, as text for whoever tells it
 */
public record OutboxEntry(String key, String body) {

    /** Refuses what has no name. */
    public OutboxEntry {
        if (key.isBlank()) {
            throw new IllegalArgumentException("an entry of the outbox needs a key, but had none: give it one");
        }
    }
}
