package dev.hinomi.alerts.store;

import java.time.Duration;
import java.util.Optional;

/** What became of a claim. */
public sealed interface Settlement {

    /** How long the thread rests. */
    default Duration rest() {
        return Duration.ZERO;
    }

    /** How long the channel rests, for everybody. */
    Duration pause();

    /**
     * Its entries are told, or given up.
     *
     * @param memo what the next sender has to know
     * @param pause how long the channel rests
     */
    record Done(Optional<String> memo, Duration pause) implements Settlement {}

    /**
     * Nothing of it arrived, for certain.
     *
     * @param rest how long the thread rests
     * @param pause how long the channel rests
     */
    record NotSent(Duration rest, Duration pause) implements Settlement {}

    /**
     * Nobody knows whether it arrived.
     *
     * @param rest how long the thread rests
     * @param pause how long the channel rests
     */
    record InDoubt(Duration rest, Duration pause) implements Settlement {}

    /** Nothing was tried: the process ends, or a limit was reached. */
    record Untouched() implements Settlement {
        @Override
        public Duration pause() {
            return Duration.ZERO;
        }
    }
}
