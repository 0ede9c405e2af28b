package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is told next, decided in stages, each of which is a pure function. Whether people want to hear of an alert at all (active
 * hours, silences, inhibition, flapping) was decided before, in {@link dev.hinomi.alerts.state.Attendance}; sending and remembering come
 * after, in the {@link Dispatcher}.
 */
final class Pipeline {

    /** So many that wait for one channel are a storm: alone, the last would wait as many seconds. */
    static final int STORM_WAITING = 5;

    /** So many messages within {@link Storms#LATELY} are a storm, however far apart they come. */
    static final int STORM_POSTED = 20;

    /** A message is not edited more often: each edit moves what somebody may be reading. */
    static final Duration BETWEEN_EDITS = Duration.ofSeconds(30);

    /** After so many failures it may be the message and not the channel. */
    static final int STUCK = 3;

    /** In this order. */
    private static final List<Stage> STAGES = List.of(Pipeline::gather, Pipeline::collectEdits, Pipeline::keepPace);

    private interface Stage {
        List<Parcel> apply(List<Parcel> parcels, Situation around);
    }

    private Pipeline() {}

    /** What there is to tell, when and why then, in the order in which it is owed. */
    static List<Parcel> decide(List<Owed> owed, Situation around) {
        Stream<Parcel> news = owed.stream()
                .flatMap(each -> Stream.concat(Stream.of(onlyNews(each)), unanswered(each, around.now())))
                .filter(parcel -> parcel.notification().isPresent());
        List<Parcel> parcels =
                Stream.concat(uncalled(owed, around.storms()), news).toList();
        for (Stage stage : STAGES) {
            parcels = stage.apply(parcels, around);
        }
        return parcels;
    }

    /** The first that may be told: whoever must be called now comes before those who could not be or were before, then news, then edits. */
    static Optional<Parcel> next(List<Parcel> parcels, Instant now) {
        List<Parcel> due = parcels.stream()
                .filter(parcel -> !parcel.notBefore().isAfter(now))
                .toList();
        return due.stream().min(Comparator.comparing(Pipeline::urgency)).map(first -> inTurn(first, due));
    }

    /**
     * A message that fails again and again lets another one of its lane try. When two may have arrived and did not say so, it is not the
     * messages: these go on trying, and all others wait, so that they can become a storm, and none of them is in doubt.
     */
    private static Parcel inTurn(Parcel first, List<Parcel> due) {
        if (first.failures() < STUCK) {
            return first;
        }
        List<Parcel> lane =
                due.stream().filter(parcel -> lane(parcel).equals(lane(first))).toList();
        List<Parcel> doubtful = lane.stream().filter(Parcel::isInDoubt).toList();
        boolean down = doubtful.stream().map(Parcel::about).distinct().count() > 1;
        return (down ? doubtful : lane)
                .stream()
                        .min(Comparator.comparingInt(Parcel::failures).thenComparing(Pipeline::urgency))
                        .orElse(first);
    }

    /**
     * What is critical and waits in this lane for so long that somebody else must know, and does not yet: no more than anybody would
     * read, with those that were told elsewhere before.
     */
    static List<Parcel> overdue(List<Parcel> parcels, Lane lane, Instant now) {
        List<Parcel> calling = parcels.stream()
                .filter(parcel -> lane(parcel).equals(lane) && calls(parcel))
                .toList();
        long known = calling.stream().filter(Parcel::isToldElsewhere).count();
        return calling.stream()
                .filter(parcel -> !parcel.isToldElsewhere())
                .filter(parcel -> !parcel.waitsSince().plus(Dispatcher.PATIENCE).isAfter(now))
                .limit(Math.max(0, StandIn.MOST - known))
                .toList();
    }

    /** Whether it calls people, by itself or in a storm. */
    private static boolean calls(Parcel parcel) {
        return parcel.owed().severity() == Severity.CRITICAL
                && parcel.notification()
                        .filter(each -> each.calls() && !each.latest().isResolution())
                        .isPresent();
    }

    /** When the first may be told. */
    static Optional<Instant> nextAt(List<Parcel> parcels) {
        return parcels.stream().map(Parcel::notBefore).min(Comparator.naturalOrder());
    }

    private enum Urgency {
        CALL,
        CALL_AGAIN,
        NEWS,
        EDIT,
        NOTE
    }

    private static Urgency urgency(Parcel parcel) {
        Notification notification = parcel.notification().orElseThrow();
        Action action = parcel.action();
        if (action instanceof Action.Update) {
            return Urgency.EDIT;
        }
        if (action.isAside()) {
            return Urgency.NOTE;
        }
        boolean calls = parcel.owed().severity() == Severity.CRITICAL
                && !notification.latest().isResolution();
        Urgency calling = action.onlyCalls() ? Urgency.CALL_AGAIN : Urgency.CALL;
        return calls ? calling : Urgency.NEWS;
    }

    /** What a channel has seen is not told again. */
    static Parcel onlyNews(Owed owed) {
        Optional<Notification> next = owed.next();
        return next.map(notification -> Parcel.of(owed, notification, reason(notification)))
                .orElseGet(() -> Parcel.told(owed));
    }

    /** A storm whose message could call nobody calls people for those that nobody has in hand. */
    private static Stream<Parcel> uncalled(List<Owed> owed, Storms storms) {
        return storms.uncalled().stream()
                .flatMap(storm ->
                        owed.stream()
                                .filter(storm::callsFor)
                                .findFirst()
                                .map(first -> Parcel.call(first, storm))
                                .stream());
    }

    private static Stream<Parcel> unanswered(Owed owed, Instant now) {
        return Unanswered.of(owed, now).map(again -> Parcel.later(owed, again)).stream();
    }

    private static Why reason(Notification notification) {
        if (notification.action() instanceof Action.Update
                || notification.action().isAside()) {
            return Why.OUTDATED;
        }
        if (notification.action() instanceof Action.Call) {
            return Why.UNCALLED;
        }
        return notification.action() instanceof Action.Raise ? Why.WORSE : Why.NEW;
    }

    /** Too many that wait for one channel become one message; what may have arrived on its own stays on its own. */
    private static List<Parcel> gather(List<Parcel> parcels, Situation around) {
        if (around.folding() == Situation.Folding.NOT_POSSIBLE) {
            return parcels;
        }
        Map<StormKey, Integer> waiting = new HashMap<>();
        parcels.stream()
                .filter(Pipeline::canJoin)
                .forEach(parcel -> waiting.merge(StormKey.of(parcel.owed()), 1, Integer::sum));
        return parcels.stream()
                .map(parcel -> storm(parcel, waiting, around).map(parcel::in).orElse(parcel))
                .toList();
    }

    private static boolean canJoin(Parcel parcel) {
        return parcel.isPost()
                && parcel.owed().attempt().uncertainSince().isEmpty()
                && parcel.owed().target().destination() instanceof Destination.Slack;
    }

    private static Optional<Storm> storm(Parcel parcel, Map<StormKey, Integer> waiting, Situation around) {
        if (parcel.isAgain() || parcel.isCall()) {
            return parcel.storm();
        }
        Optional<Storm> known =
                parcel.owed().storm().flatMap(around.storms()::find).filter(storm -> storm.tells(parcel.owed()));
        if (known.isPresent() || !canJoin(parcel)) {
            return known;
        }
        StormKey key = StormKey.of(parcel.owed());
        boolean begins = waiting.getOrDefault(key, 0) >= STORM_WAITING
                || around.storms().postedLately(key, around.now()) >= STORM_POSTED;
        return around.storms()
                .open(key, around.now())
                .or(() -> begins ? Optional.of(Storm.begin(key, around.now())) : Optional.empty());
    }

    /** Changes that come shortly after an edit wait for one another; whoever takes an incident in hand sees it at once. */
    private static List<Parcel> collectEdits(List<Parcel> parcels, Situation around) {
        return parcels.stream()
                .map(parcel -> edited(parcel)
                        .map(at -> parcel.after(at.plus(BETWEEN_EDITS), Why.EDITED_LATELY))
                        .orElse(parcel))
                .toList();
    }

    private static Optional<Instant> edited(Parcel parcel) {
        if (parcel.isCall() || parcel.owed().hidesWhoHasIt()) {
            return Optional.empty();
        }
        if (parcel.storm().isPresent()) {
            return parcel.storm().get().edited();
        }
        boolean edits = parcel.notification().orElseThrow().action() instanceof Action.Update;
        return edits ? parcel.owed().shown().flatMap(Shown::edited) : Optional.empty();
    }

    /** A channel that was just written to, or that asked to wait, is left alone; others do not wait for it. */
    private static List<Parcel> keepPace(List<Parcel> parcels, Situation around) {
        return parcels.stream()
                .map(parcel -> parcel.after(around.lanes().freeAt(lane(parcel)), Why.LANE_BUSY))
                .toList();
    }

    private static Lane lane(Parcel parcel) {
        return Lane.of(parcel.action(), parcel.owed().target());
    }
}
