package dev.hinomi.sandbox.console.incidents;

import dev.hinomi.sandbox.console.html.Units;
import dev.hinomi.sandbox.console.page.Address;
import java.time.Duration;
import java.util.List;

/**
 * What the page of one incident shows.
 *
 * @param summary the incident in one line
 * @param ids all ids that it has: each instance that saw it gave it one
 * @param waiting what is still to be told of it
 * @param left how many moments are left out, the oldest ones
 * @param moments what happened, oldest first
 */
public record Incident(Summary summary, List<String> ids, List<Waiting> waiting, int left, List<Moment> moments) {
    private static final int MOST_MOMENTS = 300;

    static Incident of(Summary summary, List<String> ids, List<Waiting> waiting, List<Moment> moments) {
        int left = Math.max(0, moments.size() - MOST_MOMENTS);
        return new Incident(summary, ids, waiting, left, moments.subList(left, moments.size()));
    }

    /**
     * How long after the beginning something happened.
     *
     * @param moment one of its moments
     * @return for instance {@code +1.82 s}; empty for the beginning itself
     */
    public String after(Moment moment) {
        Duration after = Duration.between(summary.since(), moment.at());
        if (after.isZero()) {
            return "";
        }
        return after.isNegative() ? "before" : "+" + Units.duration(after.toNanos());
    }

    /**
     * Its log entries.
     *
     * @return an address
     */
    public Address logs() {
        return Address.of("logs").with("q", "@alert.incident:\"" + summary.id() + "\"");
    }

    /**
     * Its rule.
     *
     * @return an address
     */
    public Address rule() {
        return Address.of("alerts", summary.subject().rule());
    }
}
