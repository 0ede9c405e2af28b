package dev.hinomi.alerts.oncall;

import dev.hinomi.alerts.notify.Mention;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who is on call, when. Whoever stands in counts before holidays, those before layers, and of each kind the last one that covers the
 * moment. A pure function of the moment.
 *
 * @param zone whose midnights begin and end holidays
 * @param layers at least one
 * @param substitutions who stands in
 * @param holidays days on which somebody else is on call
 */
public record Schedule(ZoneId zone, List<Layer> layers, List<Substitution> substitutions, List<Holiday> holidays)
        implements OnCallSource {

    /** Changes further away than this are not looked for. */
    public static final Duration LOOK_AHEAD = Duration.ofDays(100);

    /** Refuses a schedule without a layer, two of one name, and holidays of a layer that does not exist; takes its own copies. */
    public Schedule {
        layers = List.copyOf(layers);
        substitutions = List.copyOf(substitutions);
        holidays = List.copyOf(holidays);
        Set<String> names = new HashSet<>();
        for (Layer layer : layers) {
            if (!names.add(layer.name())) {
                throw new IllegalArgumentException("two layers are called \"" + layer.name() + "\"");
            }
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a schedule needs at least one layer");
        }
        for (Holiday holiday : holidays) {
            if (holiday.instead() instanceof Holiday.Instead.OfLayer of && !names.contains(of.layer())) {
                throw new IllegalArgumentException("there is no layer \"" + of.layer() + "\"");
            }
        }
    }

    /** Who is on call at this moment, why, and until when. */
    public Duty onCallAt(Instant moment) {
        Assigned now = assigned(moment);
        return new Duty(now.person(), now.why(), end(moment, now));
    }

    /**
     * The next changes after this moment, in order.
     *
     * @param most how many at most
     */
    public List<Handoff> handoffs(Instant after, int most) {
        List<Handoff> found = new ArrayList<>();
        Optional<Instant> next = onCallAt(after).until();
        while (next.isPresent() && found.size() < most) {
            Duty duty = onCallAt(next.get());
            found.add(new Handoff(next.get(), duty));
            next = duty.until();
        }
        return found;
    }

    private record Assigned(Optional<Mention> person, Why why) {
        static Optional<Assigned> of(Optional<Mention> person, Why why) {
            return person.map(found -> new Assigned(Optional.of(found), why));
        }
    }

    private Assigned assigned(Instant moment) {
        return standingIn(moment)
                .or(() -> onHoliday(moment))
                .or(() -> inLayers(moment))
                .orElseGet(() -> new Assigned(Optional.empty(), new Why.Uncovered()));
    }

    private Optional<Assigned> standingIn(Instant moment) {
        return last(substitutions.stream()
                .filter(one -> one.covers(moment))
                .map(one -> new Assigned(Optional.of(one.person()), new Why.StandsIn(one.why()))));
    }

    private Optional<Assigned> onHoliday(Instant moment) {
        LocalDate date = moment.atZone(zone).toLocalDate();
        return last(holidays.stream()
                .filter(holiday -> holiday.dates().contains(date))
                .flatMap(holiday -> Assigned.of(instead(holiday, moment), new Why.OnHoliday(holiday.name())).stream()));
    }

    private Optional<Mention> instead(Holiday holiday, Instant moment) {
        if (holiday.instead() instanceof Holiday.Instead.Person someone) {
            return Optional.of(someone.person());
        }
        String name = ((Holiday.Instead.OfLayer) holiday.instead()).layer();
        return layers.stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .flatMap(layer -> layer.at(moment));
    }

    private Optional<Assigned> inLayers(Instant moment) {
        return last(layers.stream()
                .flatMap(layer -> Assigned.of(layer.at(moment), new Why.Turn(layer.name())).stream()));
    }

    private static <T> Optional<T> last(Stream<T> all) {
        return all.reduce((earlier, later) -> later);
    }

    private Optional<Instant> end(Instant from, Assigned now) {
        Instant limit = from.plus(LOOK_AHEAD);
        List<Layer> deciding = deciding(now.why());
        Optional<Instant> change = changesAfter(from, deciding);
        while (change.filter(found -> !found.isAfter(limit)).isPresent()) {
            if (!assigned(change.get()).equals(now)) {
                return change;
            }
            change = changesAfter(change.get(), deciding);
        }
        return Optional.empty();
    }

    /** Layers whose changes can end this: not those under the one that decides, unless they count on a holiday. */
    private List<Layer> deciding(Why why) {
        if (why instanceof Why.StandsIn) {
            return List.of();
        }
        if (!(why instanceof Why.Turn turn)) {
            return layers;
        }
        return Stream.concat(
                        layers.stream().dropWhile(layer -> !layer.name().equals(turn.layer())),
                        layers.stream().filter(this::countsOnAHoliday))
                .toList();
    }

    private boolean countsOnAHoliday(Layer layer) {
        return holidays.stream()
                .anyMatch(holiday -> holiday.instead().equals(new Holiday.Instead.OfLayer(layer.name())));
    }

    private Optional<Instant> changesAfter(Instant moment, List<Layer> deciding) {
        return Stream.of(
                        substitutions.stream()
                                .flatMap(one -> Stream.of(one.from(), one.until()))
                                .filter(moment::isBefore),
                        holidays.stream().flatMap(holiday -> holiday.changesAfter(moment, zone)),
                        deciding.stream().flatMap(layer -> layer.changesAfter(moment)))
                .flatMap(changes -> changes)
                .min(Comparator.naturalOrder());
    }
}
