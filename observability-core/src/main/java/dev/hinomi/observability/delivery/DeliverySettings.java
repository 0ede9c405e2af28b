package dev.hinomi.observability.delivery;

import java.time.Duration;

/**
 * How one signal is delivered.
 *
 * @param signal the name of the signal in threads, warnings and metrics, such as {@code logs}
 * @param framing what stands around the entries of a batch
 * @param limits what the destination takes
 * @param linger how long a batch that is not full waits for more entries
 * @param backoff the waits between failed attempts
 * @param holdPause the wait between attempts while the destination refuses everything, up to half of it less at random
 * @param closeDeadline how long {@link Delivery#close()} may take in all
 */
public record DeliverySettings(
        String signal,
        Framing framing,
        BatchLimits limits,
        Duration linger,
        Backoff backoff,
        Duration holdPause,
        Duration closeDeadline) {
    /** A batch that is not full leaves after this time. */
    public static final Duration DEFAULT_LINGER = Duration.ofSeconds(1);

    /** A refused key is tried again after this time at most, and after half of it at least. */
    public static final Duration DEFAULT_HOLD_PAUSE = Duration.ofMinutes(2);

    /** Closing takes at most this time. */
    public static final Duration DEFAULT_CLOSE_DEADLINE = Duration.ofSeconds(2);

    /** Settings whose durations are positive; a linger of zero sends every entry at once. */
    public DeliverySettings {
        requireNotNegative("linger", linger);
        requireNotNegative("closeDeadline", closeDeadline);
        if (holdPause.isZero() || holdPause.isNegative()) {
            throw new IllegalArgumentException("The holdPause must be positive, but is " + holdPause + ".");
        }
    }

    /** Default times for a signal with the given form and limits. */
    public static DeliverySettings of(String signal, Framing framing, BatchLimits limits) {
        return new DeliverySettings(
                signal, framing, limits, DEFAULT_LINGER, Backoff.DEFAULT, DEFAULT_HOLD_PAUSE, DEFAULT_CLOSE_DEADLINE);
    }

    /** The same with another linger. */
    public DeliverySettings withLinger(Duration value) {
        return new DeliverySettings(signal, framing, limits, value, backoff, holdPause, closeDeadline);
    }

    /** The same with another backoff. */
    public DeliverySettings withBackoff(Backoff value) {
        return new DeliverySettings(signal, framing, limits, linger, value, holdPause, closeDeadline);
    }

    /** The same with another pause while held. */
    public DeliverySettings withHoldPause(Duration value) {
        return new DeliverySettings(signal, framing, limits, linger, backoff, value, closeDeadline);
    }

    /** The same with another deadline for closing. */
    public DeliverySettings withCloseDeadline(Duration value) {
        return new DeliverySettings(signal, framing, limits, linger, backoff, holdPause, value);
    }

    private static void requireNotNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException("The " + name + " must not be negative, but is " + value + ".");
        }
    }
}
