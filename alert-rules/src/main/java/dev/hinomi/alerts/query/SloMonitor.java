package dev.hinomi.alerts.query;

import java.util.Arrays;
import java.util.Optional;

/**
 * A monitor over a service level objective: {@code error_budget("id").over("7d") > 75}.
 *
 * @param measure what is compared
 * @param objective the id of the objective
 * @param chain over what time
 * @param ending what stands at its end, if anything
 * @param span the whole query
 */
public record SloMonitor(Measure measure, String objective, Chain chain, Optional<Ending> ending, Span span)
        implements RemoteMonitor {

    @Override
    public MonitorKind kind() {
        return MonitorKind.SLO;
    }

    @Override
    public String reason() {
        return "the service level objective is defined in Datadog";
    }

    @Override
    public String canonical() {
        return measure.head() + "(" + SourceText.quoted(objective) + ")" + chain.canonical() + Ending.canonical(ending);
    }

    /** What of the objective is compared. */
    public enum Measure {
        /** The share of the budget that is spent, in percent. */
        ERROR_BUDGET("error_budget"),
        /** How many times faster than allowed it is spent, over a long and a short window. */
        BURN_RATE("burn_rate");

        private final String head;

        Measure(String head) {
            this.head = head;
        }

        /** The word before the id. */
        public String head() {
            return head;
        }

        static Optional<Measure> of(String head) {
            return Arrays.stream(values())
                    .filter(measure -> measure.head.equals(head))
                    .findFirst();
        }
    }
}
