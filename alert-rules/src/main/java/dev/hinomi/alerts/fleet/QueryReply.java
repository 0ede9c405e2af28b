package dev.hinomi.alerts.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What became of one question. */
sealed interface QueryReply {

    /** For how long nothing may be asked any more, if that was said. */
    Optional<Duration> hold();

    /** An answer. */
    record Answered(List<AnsweredSeries> series, Optional<Duration> hold) implements QueryReply {

        /** Takes its own copy. */
        public Answered {
            series = List.copyOf(series);
        }
    }

    /** This very query cannot be answered; another one may. */
    record Misunderstood(String why, Optional<Duration> hold) implements QueryReply {}

    /** Nothing can be answered at the moment: too many questions, wrong keys, an error, or nobody there. */
    record Unavailable(String why, Optional<Duration> hold) implements QueryReply {}
}
