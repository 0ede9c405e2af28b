package dev.hinomi.observability.delivery;

import java.time.Instant;

/**
 * Makes an entry that has waited fit to be sent now, for instance when its destination refuses old ones. Called on the
 * sending thread for every entry of every attempt, so it must be quick.
 */
@FunctionalInterface
public interface EntryRefresh {
    /** Leaves every entry as it is. */
    EntryRefresh NONE = (entry, now) -> entry;

    /** The entry to send; the same array if nothing has to change. The array that is given must not be changed. */
    byte[] refresh(byte[] entry, Instant now);
}
