package dev.hinomi.alerts.oncall;

import dev.hinomi.alerts.notify.Mention;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * People who take turns. Turns are counted on the clocks of the zone: seven days after Monday 10:00 comes Monday 10:00, also when
 * it is 167 or 169 hours later. A handoff at a time that clocks skip comes as much later as they skip; of two equal times the
 * first counts. Before the first turn nobody is on call.
 *
 * @param people who takes turns, in order; the same person may stand in it more than once
 * @param starts the day on which the first turn begins
 * @param handoff the time of day at which it begins
 * @param turn how long a turn lasts on the clocks of the zone: whole hours
 * @param zone whose clocks
 */
public record Rotation(List<Mention> people, LocalDate starts, LocalTime handoff, Duration turn, ZoneId zone)
        implements Staffing {

    private static final Duration LONGEST = Duration.ofDays(366);

    /** Refuses a rotation of nobody and turns that are no whole hours; takes its own copy. */
    public Rotation {
        people = List.copyOf(people);
        if (people.isEmpty()) {
            throw new IllegalArgumentException("a rotation needs at least one person");
        }
        if (turn.compareTo(Duration.ofHours(1)) < 0
                || turn.compareTo(LONGEST) > 0
                || !turn.equals(Duration.ofHours(turn.toHours()))) {
            throw new IllegalArgumentException(
                    "a turn must last whole hours, from 1h to 366d, but was to last " + turn.toSeconds() + " s");
        }
    }

    @Override
    public Optional<Mention> at(Instant moment) {
        long number = turnAt(moment);
        return number < 0 ? Optional.empty() : Optional.of(people.get((int) (number % people.size())));
    }

    @Override
    public Optional<Instant> changesAfter(Instant moment) {
        long next = Math.max(0, turnAt(moment) + 1);
        boolean alone = next > 0 && people.size() == 1;
        return alone ? Optional.empty() : Optional.of(begin(next));
    }

    /** The last turn that has begun; clocks that were moved make the first guess wrong by a little. */
    private long turnAt(Instant moment) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
        long number =
                Math.floorDiv(Duration.between(starts.atTime(handoff), local).toSeconds(), turn.toSeconds());
        while (!begin(number + 1).isAfter(moment)) {
            number++;
        }
        while (begin(number).isAfter(moment)) {
            number--;
        }
        return number;
    }

    private Instant begin(long number) {
        return starts.atTime(handoff)
                .plusSeconds(number * turn.toSeconds())
                .atZone(zone)
                .toInstant();
    }
}
