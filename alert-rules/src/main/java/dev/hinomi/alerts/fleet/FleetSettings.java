package dev.hinomi.alerts.fleet;

import java.time.Duration;

/**
 * How Datadog is asked.
 *
 * @param delay how long ago the window ends: points must have arrived by then, as with a monitor's {@code evaluation_delay}
 * @param requestsPerHour how many requests this process sends in an hour at most; Datadog counts those of a whole organization
 * @param timeout how long an answer may take
 * @param turn whether this is the instance that asks; all others know nothing of the fleet
 */
public record FleetSettings(Duration delay, int requestsPerHour, Duration timeout, FleetTurn turn) {

    /** The last complete minute, 300 requests in an hour, ten seconds for each, asked by every instance. */
    public static final FleetSettings DEFAULTS =
            new FleetSettings(Duration.ofMinutes(1), 300, Duration.ofSeconds(10), FleetTurn.ALWAYS);

    /** Refuses a negative delay, no requests and no time. */
    public FleetSettings {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("the delay must be zero or longer but was " + delay + ": set 60s");
        }
        if (requestsPerHour < 1 || requestsPerHour > 36_000) {
            throw new IllegalArgumentException(
                    "the requests per hour must be 1 to 36000 but were " + requestsPerHour + ": set 300");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the timeout must be longer than zero but was " + timeout + ": set 10s");
        }
    }

    /** The same with another delay. */
    public FleetSettings delay(Duration value) {
        return new FleetSettings(value, requestsPerHour, timeout, turn);
    }

    /** The same with another budget. */
    public FleetSettings requestsPerHour(int value) {
        return new FleetSettings(delay, value, timeout, turn);
    }

    /** The same with another limit to how long an answer may take. */
    public FleetSettings timeout(Duration value) {
        return new FleetSettings(delay, requestsPerHour, value, turn);
    }

    /** The same, asked only while it is this instance's turn. */
    public FleetSettings turn(FleetTurn value) {
        return new FleetSettings(delay, requestsPerHour, timeout, value);
    }
}
