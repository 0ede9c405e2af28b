package dev.hinomi.observability.delivery;

import java.time.Instant;

/**
 * Which entries have waited so long that their destination would refuse them. Called on the sending thread for every entry
 * of every attempt, so it must be quick; if it throws, the entry is sent.
 */
@FunctionalInterface
public interface Expiry {
    /** An entry is worth sending however long it waited. */
    Expiry NONE = (entry, now) -> false;

    /** Whether the entry, which must not be changed, is not worth sending any longer. */
    boolean isExpired(byte[] entry, Instant now);
}
