package dev.hinomi.alerts.engine;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How often the engine evaluates.
 *
 * @param step the time between two evaluations
 * @param clock what it is measured with; should never jump, see {@link SteadyClock}
 */
public record Pace(Duration step, InstantSource clock) {

    /** Refuses a step below 100 ms. */
    public Pace {
        if (step.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException("the step between two evaluations must be 100 ms or longer but was "
                    + step + ": set for example 10s");
        }
    }
}
