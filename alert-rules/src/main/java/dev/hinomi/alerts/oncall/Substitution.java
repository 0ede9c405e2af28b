package dev.hinomi.alerts.oncall;

import dev.hinomi.alerts.notify.Mention;
import java.time.Instant;

/**
 * Somebody stands in for whoever would be on call.
 *
 * @param person who
 * @param from when it begins, which belongs to it
 * @param until when it ends, which does not
 * @param why for people, such as {@code swapped with U024BE7LH}
 */
public record Substitution(Mention person, Instant from, Instant until, String why) {

    /** Refuses an end before the beginning. */
    public Substitution {
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException("it must end after it begins, but is from " + from + " until " + until);
        }
    }

    boolean covers(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }
}
