package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What somebody who knows all processes answered. */
public sealed interface FleetAnswer {

    /** Nothing yet; or nobody asks, because another instance does. */
    record Unknown() implements FleetAnswer {}

    /**
     * What each group came to.
     *
     * @param at when it was asked
     * @param pause after which the next answer is due
     * @param groups a query without {@code by} has exactly one, under {@link Tags#NONE}
     */
    record Measured(Instant at, Duration pause, Map<Tags, Measurement> groups) implements FleetAnswer {

        /** Takes its own copy. */
        public Measured {
            groups = Map.copyOf(groups);
        }
    }

    /**
     * There was no answer, or one that cannot be used.
     *
     * @param at when it was asked
     * @param why what went wrong, without any secret
     */
    record Failed(Instant at, String why) implements FleetAnswer {}
}
