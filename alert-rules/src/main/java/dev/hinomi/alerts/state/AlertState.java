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
     * @param worse since when a warning crosses the critical threshold, if it does and must do so for longer
     */
    record Active(Incident current, Optional<Instant> missingSince, Optional<Onset> worse) implements AlertState {
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
            return new Active(
                    current, missingSince.map(since -> since.plus(gap)), worse.map(onset -> onset.afterGap(gap)));
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

    /**
     * Beyond a threshold, but not yet for as long as the rule asks. No incident yet.
     *
     * @param crossed since when some threshold is crossed
     * @param critical since when the critical one is, if it is
     * @param missingSince since when data are missing, if they are
     */
    record Pending(Onset crossed, Optional<Onset> critical, Optional<Instant> missingSince) implements AlertState {
        @Override
        public Status status() {
            return Status.PENDING;
        }

        @Override
        public AlertState afterGap(Duration gap) {
            return new Pending(
                    crossed.afterGap(gap),
                    critical.map(onset -> onset.afterGap(gap)),
                    missingSince.map(since -> since.plus(gap)));
        }
    }

    /**
     * Not evaluated because of an error. Shown as such after {@value #FAILURES_SHOWN} failures in a row.
     *
     * @param last the state before
     * @param since when the first of them was
     * @param failures how many there were
     */
    record Failed(AlertState last, Instant since, int failures) implements AlertState {

        /** From so many failures in a row on it is more than a mishap. */
        static final int FAILURES_SHOWN = 3;

        @Override
        public Status status() {
            return failures >= FAILURES_SHOWN ? Status.ERROR : last.status();
        }

        @Override
        public Optional<Incident> incident() {
            return last.incident();
        }

        @Override
        public AlertState afterGap(Duration gap) {
            return new Failed(last.afterGap(gap), since.plus(gap), failures);
        }
    }
}
