package dev.hinomi.alerts.oncall;

import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.rule.ActiveHours;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of a schedule. Where several cover a moment, the last one counts.
 *
 * @param name what messages call it
 * @param staffing who it is
 * @param hours when it counts; always, if empty
 */
public record Layer(String name, Staffing staffing, List<ActiveHours> hours) {

    /** Takes its own copy. */
    public Layer {
        hours = List.copyOf(hours);
    }

    /** Who it is, if the layer covers the moment. */
    Optional<Mention> at(Instant moment) {
        boolean covers = hours.isEmpty() || hours.stream().anyMatch(range -> range.contains(moment));
        return covers ? staffing.at(moment) : Optional.empty();
    }

    Stream<Instant> changesAfter(Instant moment) {
        return Stream.concat(
                staffing.changesAfter(moment).stream(), hours.stream().map(range -> range.changesAfter(moment)));
    }
}
