package dev.hinomi.alerts.rule;

import java.time.Duration;

/** What a rule makes of missing data. */
public sealed interface MissingPolicy {

    /** An open incident stays open and nobody is called; a healthy alert is shown as without data. The default. */
    record Keep() implements MissingPolicy {}

    /** No data are as good as a healthy value: an open incident ends, and says that it ended because data stopped. */
    record Ok() implements MissingPolicy {}

    /**
     * The silence is itself critical.
     *
     * @param after how long data may be missing
     */
    record Alert(Duration after) implements MissingPolicy {

        /** Refuses a negative duration. */
        public Alert {
            if (after.isNegative()) {
                throw new IllegalArgumentException(
                        "missing: alert after must be zero or longer but was " + after + ": write \"alert after 10m\"");
            }
        }
    }
}
