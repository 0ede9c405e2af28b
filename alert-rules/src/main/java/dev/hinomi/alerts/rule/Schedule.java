package dev.hinomi.alerts.rule;

import java.time.Instant;

/** Times, of which it is known of every moment whether it is one of them. */
@FunctionalInterface
public interface Schedule {

    /** Whether the moment is one of these times. */
    boolean covers(Instant moment);

    /**
     * One stretch of time.
     *
     * @param from its beginning, which belongs to it
     * @param until its end, which does not
     */
    record Once(Instant from, Instant until) implements Schedule {

        /** Refuses an end before the beginning. */
        public Once {
            if (!until.isAfter(from)) {
                throw new IllegalArgumentException(
                        "it must end after it begins, but is from " + from + " until " + until);
            }
        }

        @Override
        public boolean covers(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(until);
        }
    }
}
