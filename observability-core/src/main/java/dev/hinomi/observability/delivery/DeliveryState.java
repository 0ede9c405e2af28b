package dev.hinomi.observability.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a delivery fares at one moment.
 *
 * @param flow whether entries get through
 * @param since when that began, {@code null} if it has been so since the start
 * @param reason what the destination said or what happened, fit to be shown; empty while entries flow
 * @param failures how many attempts in a row have failed
 */
public record DeliveryState(Flow flow, @Nullable Instant since, String reason, int failures) {
    /** Nothing has ever been in the way. */
    public static final DeliveryState FLOWING = new DeliveryState(Flow.FLOWING, null, "", 0);

    /** Whether entries get through. */
    public enum Flow {
        /** The last attempt was answered, or there was none yet. */
        FLOWING,
        /** The destination is down, busy, or cannot be reached: entries wait and are sent again. */
        RETRYING,
        /** The destination refuses everything: entries wait until somebody mends the configuration. */
        HELD
    }
}
