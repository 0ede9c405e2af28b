package dev.hinomi.sandbox.faults;

import java.time.Duration;

/** How long a fault stays. */
public sealed interface FaultExtent {

    /**
     * For the next requests.
     *
     * @param count how many requests, at least 1
     */
    record Times(int count) implements FaultExtent {

        /** Refuses a fault that never happens. */
        public Times {
            if (count < 1) {
                throw new IllegalArgumentException("A fault must hit at least 1 request, but its count was " + count);
            }
        }
    }

    /**
     * For a while.
     *
     * @param duration how long from now, positive
     */
    record During(Duration duration) implements FaultExtent {

        /** Refuses a fault that is over at once. */
        public During {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("A fault's duration must be positive, but was " + duration);
            }
        }
    }

    /** Until somebody removes it. */
    record UntilRemoved() implements FaultExtent {}
}
