package dev.hinomi.alerts.store;

import java.time.Duration;

/**
 * One thing that people are to be told.
 *
 * @param key names it for good: target, incident and what is told; a second one with it is no news
 * @param channel where it is told: entries of a channel are claimed by one sender at a time, over all instances
 * @param thread what it belongs to, for instance an incident at its target: told in order, and together where several wait
 * @param urgency what goes first in a channel: 0, then 1, and so on
 * @param delay how long after it was kept it may be told; zero for at once
 * @param body what is told, as text for whoever sends it
 */
public record OutboxEntry(String key, String channel, String thread, int urgency, Duration delay, String body) {

    /** The longest channel that is kept, in characters. */
    public static final int LONGEST_CHANNEL = 100;

    /** Refuses what no store could keep. */
    public OutboxEntry {
        if (key.isBlank() || thread.isBlank() || channel.isBlank() || channel.length() > LONGEST_CHANNEL) {
            throw new IllegalArgumentException("an entry of the outbox needs a key, a thread and a channel of at most "
                    + LONGEST_CHANNEL + " characters, but was \"" + key + "\" in \"" + thread + "\" at \"" + channel
                    + "\"");
        }
        if (urgency < 0 || delay.isNegative()) {
            throw new IllegalArgumentException("urgency and delay of an entry of the outbox must be 0 or more but were "
                    + urgency + " and " + delay + " in \"" + key + "\"");
        }
    }

    /** An entry that may be told at once. */
    public static OutboxEntry of(String key, String channel, String thread, String body) {
        return new OutboxEntry(key, channel, thread, 0, Duration.ZERO, body);
    }
}
