package dev.hinomi.alerts.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a dispatcher's thread goes on. */
sealed interface Lifecycle {

    /** Whether the thread ends now, given how long it is until the next message can be sent. */
    boolean isOver(Instant now, Optional<Duration> untilNext);

    /** Until it is closed. */
    record Running() implements Lifecycle {
        @Override
        public boolean isOver(Instant now, Optional<Duration> untilNext) {
            return false;
        }
    }

    /** Until nothing is owed that can be sent before the deadline. */
    record Draining(Instant deadline) implements Lifecycle {
        @Override
        public boolean isOver(Instant now, Optional<Duration> untilNext) {
            return untilNext
                    .map(wait -> now.plus(wait).isAfter(deadline) || !now.isBefore(deadline))
                    .orElse(true);
        }
    }
}
