package dev.hinomi.alerts.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where an alert stands. Immutable; {@link AlertEvaluator} decides what comes next. */
public sealed interface AlertState {

    /** Its name. */
    Status status();

    /** The incident that is open in this state. */
    default Optional<Incident> incident() {
        return Optional.empty();
    }

    /** The same state with its timers moved, so that a time in which nothing was evaluated counts toward none of them. */
    default AlertState afterGap(Duration gap) {
        return this;
    }

    /** An alert that was never evaluated. */
    static AlertState initial(Instant now) {
        return new NoData(now);
    }

    /** Healthy. */
    record Ok() implements AlertState {
        @Override
        public Status status() {
            return Status.OK;
        }
    }

    /**
     * Without data and without an incident.
     *
     * @param since when data were first missing
     */
    record NoData(Instant since) implements AlertState {
        @Override
        public Status status() {
            return Status.NO_DATA;
        }

        @Override
        public AlertState afterGap(Duration gap) {
            return new NoData(since.plus(gap));
        }
    }

    /**
     * In an incident, with the threshold crossed or not yet recovered.
     *
     * @param current the incident
     * @param missingSince since when data are missing, if they are
     */
    record Active(Incident current, Optional<Instant> missingSince) implements AlertState {
        @Override
        public Status status() {
            return switch (current.severity()) {
                case WARNING -> Status.WARN;
                case CRITICAL -> Status.FIRING;
            };
        }

        @Override
        public Optional<Incident> incident() {
            return Optional.of(current);
        }

        @Override
        public AlertState afterGap(Duration gap) {
            return new Active(current, missingSince.map(since -> since.plus(gap)));
        }
    }

    /**
     * In an incident that ends if values stay healthy.
     *
     * @param current the incident
     * @param healthySince since when they are
     */
    record Recovering(Incident current, Instant healthySince) implements AlertState {
        @Override
        public Status status() {
            return Status.RECOVERING;
        }

        @Override
        public Optional<Incident> incident() {
            return Optional.of(current);
        }

        @Override
        public AlertState afterGap(Duration gap) {
            return new Recovering(current, healthySince.plus(gap));
        }
    }
}
