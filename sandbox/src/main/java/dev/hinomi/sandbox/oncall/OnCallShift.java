package dev.hinomi.sandbox.oncall;

import java.time.Instant;

/**
 * A shift of a schedule.
 *
 * @param email whose it is
 * @param start when it begins
 * @param end when it ends
 */
public record OnCallShift(String email, Instant start, Instant end) {

    boolean covers(Instant moment) {
        return !moment.isBefore(start) && moment.isBefore(end);
    }
}
