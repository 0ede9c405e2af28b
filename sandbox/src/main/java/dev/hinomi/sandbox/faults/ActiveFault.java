package dev.hinomi.sandbox.faults;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fault that is switched on.
 *
 * @param id its id
 * @param fault what was asked for
 * @param since when it was switched on
 * @param until when it ends by itself, or null
 * @param left how many requests it still hits, or null for any number
 * @param applied how many requests it has hit
 */
public record ActiveFault(
        long id,
        Fault fault,
        Instant since,
        @Nullable Instant until,
        @Nullable Integer left,
        long applied) {

    boolean over(Instant now) {
        boolean expired = until != null && !now.isBefore(until);
        boolean usedUp = left != null && left <= 0;
        return expired || usedUp;
    }

    ActiveFault hit() {
        return new ActiveFault(id, fault, since, until, left == null ? null : left - 1, applied + 1);
    }

    /**
     * How the journal names it.
     *
     * @return for instance {@code reset #3}
     */
    public String label() {
        return fault.action().kind() + " #" + id;
    }
}
