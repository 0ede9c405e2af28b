package dev.hinomi.alerts.notify;

import java.time.Instant;
import java.util.Optional;

/**
 * Why a message has not arrived yet.
 *
 * @param why what happened last
 * @param since when the first attempt failed
 * @param doubt what may have arrived all the same
 * @param toldElsewhere when another destination was told in place of the one that does not answer
 */
public record Trouble(String why, Instant since, Optional<Doubt> doubt, Optional<Instant> toldElsewhere) {

    static Trouble after(Optional<Trouble> before, Outcome.Retry retry, Doubt attempt) {
        Optional<Doubt> known = before.flatMap(Trouble::doubt);
        boolean uncertain = retry.arrival() != Outcome.Arrival.NO;
        return new Trouble(
                retry.why(),
                before.map(Trouble::since).orElse(attempt.since()),
                uncertain
                        ? Optional.of(known.map(doubt -> doubt.and(attempt.severity()))
                                .orElse(attempt))
                        : known,
                before.flatMap(Trouble::toldElsewhere));
    }

    static Trouble of(Optional<Trouble> before, String why, Instant at) {
        return new Trouble(
                why,
                before.map(Trouble::since).orElse(at),
                before.flatMap(Trouble::doubt),
                before.flatMap(Trouble::toldElsewhere));
    }

    Trouble withoutDoubt() {
        return new Trouble(why, since, Optional.empty(), toldElsewhere);
    }

    Trouble toldElsewhere(Instant at) {
        return new Trouble(why, since, doubt, Optional.of(at));
    }
}
