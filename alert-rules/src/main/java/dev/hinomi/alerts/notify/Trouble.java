package dev.hinomi.alerts.notify;

import java.time.Instant;
import java.util.Optional;

/**
 * Why a message has not arrived yet.
 *
 * @param why what happened last
 * @param since when the first attempt failed
 * @param uncertainSince when the first attempt began that may have arrived all the same
 * @param toldElsewhere when another destination was told in place of the one that does not answer
 */
public record Trouble(String why, Instant since, Optional<Instant> uncertainSince, Optional<Instant> toldElsewhere) {

    static Trouble after(Optional<Trouble> before, Outcome.Retry retry, Instant began) {
        Optional<Instant> known = before.flatMap(Trouble::uncertainSince);
        return new Trouble(
                retry.why(),
                before.map(Trouble::since).orElse(began),
                retry.arrival() == Outcome.Arrival.UNKNOWN ? known.or(() -> Optional.of(began)) : known,
                before.flatMap(Trouble::toldElsewhere));
    }

    static Trouble of(Optional<Trouble> before, String why, Instant at) {
        return new Trouble(
                why,
                before.map(Trouble::since).orElse(at),
                before.flatMap(Trouble::uncertainSince),
                before.flatMap(Trouble::toldElsewhere));
    }

    Trouble toldElsewhere(Instant at) {
        return new Trouble(why, since, uncertainSince, Optional.of(at));
    }
}
