package dev.hinomi.alerts.state;

import dev.hinomi.alerts.rule.FlapLimit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How often incidents of an alert began and ended lately.
 *
 * @param ends when incidents ended, oldest first
 * @param last when an incident last began or ended
 * @param since since when it is too often
 */
public record Flaps(List<Instant> ends, Optional<Instant> last, Optional<Instant> since) {

    /** Never. */
    public static final Flaps NONE = new Flaps(List.of(), Optional.empty(), Optional.empty());

    /** Takes its own copy. */
    public Flaps {
        ends = List.copyOf(ends);
    }

    /** After an incident began; too often, if enough others ended shortly before. */
    Flaps begun(FlapLimit limit, Instant now) {
        List<Instant> recent = recent(limit, now);
        Optional<Instant> often = since.or(() -> recent.size() >= limit.times() ? Optional.of(now) : Optional.empty());
        return new Flaps(recent, Optional.of(now), often);
    }

    /** After an incident ended. */
    Flaps ended(FlapLimit limit, Instant now) {
        List<Instant> all =
                Stream.concat(recent(limit, now).stream(), Stream.of(now)).toList();
        int surplus = Math.max(0, all.size() - limit.times());
        return new Flaps(all.subList(surplus, all.size()), Optional.of(now), since);
    }

    /** As time passes: it was quiet for long enough, or not yet. */
    Flaps at(FlapLimit limit, Instant now) {
        boolean quiet = since.isPresent()
                && last.filter(change -> change.plus(limit.within()).isAfter(now))
                        .isEmpty();
        return quiet ? NONE : this;
    }

    private List<Instant> recent(FlapLimit limit, Instant now) {
        return ends.stream()
                .filter(end -> end.plus(limit.within()).isAfter(now))
                .toList();
    }
}
