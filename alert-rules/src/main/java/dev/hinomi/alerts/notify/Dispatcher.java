package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.escalation.Progress;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Transition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells targets what they are owed, as the {@link Pipeline} decides, and remembers what became of it: at the pace of each lane, trying
 * again for as long as it takes. Adding to it never waits for a destination. Thread-safe; {@link #sendNext()} and {@link #untilNext()}
 * run on one thread at a time.
 */
public final class Dispatcher {

    /** A critical message that has not arrived for so long is told elsewhere too. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    /** So long a message that would call nobody is left alone. */
    private static final Duration WITHHELD = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final Notifier first;
    private final StandIn standIn;
    private final DeliveryListener listener;
    private final InstantSource clock;
    private final Lanes lanes = new Lanes();
    private final Storms storms;

    /** Until when messages are left alone that would call nobody, by their names. */
    private final Map<String, Instant> withheld = new HashMap<>();

    /**
     * Where messages go.
     *
     * @param first where people read them
     * @param elsewhere who is told when that cannot be reached
     */
    public record Destinations(Notifier first, Optional<Notifier> elsewhere) {

        /** One alone. */
        public static Destinations of(Notifier only) {
            return new Destinations(only, Optional.empty());
        }
    }

    /** A dispatcher that sends when asked to: see {@link DispatcherThread}. */
    public Dispatcher(Outbox outbox, Notifier notifier, DeliveryListener listener, InstantSource clock) {
        this(outbox, Destinations.of(notifier), listener, clock);
    }

    /** The same with somebody to tell when the first destination cannot be reached. */
    public Dispatcher(Outbox outbox, Destinations destinations, DeliveryListener listener, InstantSource clock) {
        this.outbox = outbox;
        this.storms = new Storms(outbox);
        this.listener = new SafeListener(listener);
        this.first = destinations.first();
        this.standIn = new StandIn(destinations.elsewhere(), outbox, this.listener);
        this.clock = clock;
    }

    /** Owes the target this transition, if it belongs to an incident. */
    public void owe(NotifyTarget target, Alert alert, Transition transition) {
        if (transition.incident().isPresent()) {
            Report report = Report.of(target, alert, transition);
            if (!outbox.accept(report)) {
                listener.overflowed(Owed.first(report));
            }
        }
    }

    /** Somebody has an incident in hand: nobody else is called for it, unless it becomes worse. */
    public void acknowledge(String incident, String by) {
        hold(incident, by, Optional.empty());
    }

    /**
     * The same, perhaps for a while.
     *
     * @return whether anybody is owed something of such an incident, and it is open
     */
    public boolean hold(String incident, String by, Optional<Instant> until) {
        return outbox.hold(incident, new Progress.Acknowledged(by, clock.instant(), until));
    }

    /**
     * Somebody has all incidents in hand that a storm tells in its message.
     *
     * @return the ids of those that are open; empty if there is no such storm
     */
    public List<String> holdStorm(String storm, String by) {
        return outbox.holdStorm(storm, new Progress.Acknowledged(by, clock.instant()));
    }

    /** How long until something can be sent, such as the next step of an escalation; zero if at once, empty if there is nothing. */
    public Optional<Duration> untilNext() {
        Instant now = clock.instant();
        return until(parcels(now), now);
    }

    /** How long until something can be sent that happened already; zero if at once, empty if nothing is owed. */
    Optional<Duration> untilOwed() {
        Instant now = clock.instant();
        return until(parcels(now).stream().filter(parcel -> !parcel.isAgain()).toList(), now);
    }

    private static Optional<Duration> until(List<Parcel> parcels, Instant now) {
        return Pipeline.nextAt(parcels).map(at -> at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO);
    }

    /** Takes in what others have added to the outbox. */
    public void refresh() {
        outbox.refresh();
    }

    /** How long others may take to add something unnoticed. */
    Duration lookAgain() {
        return outbox.lookAgain();
    }

    /** Tells the listener of everything that nobody will be told: the process ends. */
    public void abandon() {
        outbox.lost().forEach(owed -> listener.unsent(owed));
    }

    /**
     * Sends the first message that is due.
     *
     * @return whether there was one
     */
    public boolean sendNext() {
        Instant now = clock.instant();
        List<Parcel> parcels = parcels(now);
        Optional<Parcel> due = Pipeline.next(parcels, now);
        if (due.isPresent()) {
            withheld.values().removeIf(until -> !until.isAfter(now));
            send(delivery(due.get(), parcels, now), due.get().message(), now);
            lanes.forgetPast(now);
            storms.forgetOver(outbox.all(), now);
            outbox.settle();
        }
        return due.isPresent();
    }

    /** An edit may be done again, so it is never in doubt. */
    private void send(Delivery delivery, String message, Instant now) {
        boolean somebodyJoins = delivery.begins();
        if (!(delivery.action() instanceof Action.Update)) {
            outbox.begin(delivery.about(), new Doubt(now, delivery.severity()));
        } else if (somebodyJoins) {
            outbox.settle();
        }
        Outcome outcome = delivery.trySending(first);
        if (outcome instanceof Outcome.Withheld withholding) {
            withheld.put(message, clock.instant().plus(WITHHELD));
            tellOverdueElsewhere(Lane.of(delivery.action(), delivery.target()), withholding.why());
        } else {
            act(delivery, outcome, now);
        }
    }

    private List<Parcel> parcels(Instant now) {
        Situation around = new Situation(lanes, storms, Situation.Folding.of(first), now);
        return Pipeline.decide(outbox.all(), around).stream()
                .map(parcel -> parcel.after(withheld.getOrDefault(parcel.message(), Instant.MIN), Why.WITHHELD))
                .toList();
    }

    private Delivery delivery(Parcel parcel, List<Parcel> parcels, Instant now) {
        if (parcel.storm().isEmpty()) {
            return new SingleDelivery(parcel.owed(), parcel.notification().orElseThrow(), outbox, storms);
        }
        Storm storm = parcel.storm().get();
        Stream<Owed> known = outbox.all().stream().filter(storm::tells);
        Stream<Owed> joining = parcels.stream()
                .filter(other -> other.isPost() && other.isWith(storm))
                .map(Parcel::owed)
                .filter(owed -> !storm.tells(owed));
        List<Owed> members = Stream.concat(known, joining).toList();
        return new StormDelivery(
                storm, Digest.of(storm, parcel.action(), members, storms.calling(storm.key(), now)), outbox, storms);
    }

    private void act(Delivery delivery, Outcome outcome, Instant began) {
        Lane lane = Lane.of(delivery.action(), delivery.target());
        Instant now = clock.instant();
        if (outcome instanceof Outcome.NotYet notYet) {
            lanes.pause(lane, now.plus(notYet.after()));
            return;
        }
        lanes.pause(lane, now.plus(lane.pace()));
        if (outcome instanceof Outcome.Sent sent) {
            delivered(delivery, sent.receipt());
            delivery.arrived(sent.receipt(), now);
        } else if (outcome instanceof Outcome.Found found) {
            delivered(delivery, found.receipt());
            delivery.found(found, now);
        } else if (outcome instanceof Outcome.Uncalled uncalled) {
            delivery.notifications().forEach(each -> tellUncalled(each, uncalled));
            arrivedUncalled(delivery, uncalled.receipt(), now);
        } else if (outcome instanceof Outcome.Retry retry) {
            postpone(delivery, retry, began);
            tellOverdueElsewhere(lane, retry.why());
        } else if (outcome instanceof Outcome.Repost) {
            delivery.unseen();
        } else if (outcome instanceof Outcome.Degrade degrade) {
            degrade(delivery, degrade);
        } else if (outcome instanceof Outcome.Reroute reroute) {
            giveUp(delivery, reroute.why(), reroute.remedy());
        } else if (outcome instanceof Outcome.Rejected rejected) {
            giveUp(delivery, rejected.why(), "Report it with this message");
        }
    }

    private void tellUncalled(Notification notification, Outcome.Uncalled uncalled) {
        if (notification.called().isEmpty()) {
            listener.delivered(notification, new Outcome.Sent(uncalled.receipt()));
        } else {
            listener.deliveredUncalled(notification, uncalled);
        }
    }

    /** News is followed by a call; a call that arrived without calling is not, or it would go out for ever. */
    private static void arrivedUncalled(Delivery delivery, Receipt receipt, Instant now) {
        if (delivery.action() instanceof Action.Post || delivery.action() instanceof Action.Raise) {
            delivery.arrivedUncalled(receipt, now);
        } else {
            delivery.arrived(receipt, now);
        }
    }

    private void delivered(Delivery delivery, Receipt receipt) {
        Outcome.Sent sent = new Outcome.Sent(receipt);
        delivery.notifications().forEach(each -> listener.delivered(each, sent));
    }

    private void postpone(Delivery delivery, Outcome.Retry retry, Instant began) {
        Instant now = clock.instant();
        Duration wait = RetryPause.before(retry, delivery.attempt().failures(), salt(delivery));
        lanes.pause(Lane.of(delivery.action(), delivery.target()), now.plus(wait));
        delivery.goesOn(delivery.attempt().failed(retry, new Doubt(began, delivery.severity())));
        delivery.notifications().stream().findFirst().ifPresent(first -> listener.postponed(first, retry, wait));
    }

    private static String salt(Delivery delivery) {
        return delivery.notifications().stream()
                .findFirst()
                .map(Notification::dedupKey)
                .orElse("");
    }

    private void tellOverdueElsewhere(Lane lane, String why) {
        Instant now = clock.instant();
        standIn.tellOverdue(parcels(now), lane, why, now);
    }

    private void degrade(Delivery delivery, Outcome.Degrade degrade) {
        if (delivery.attempt().form() == Notification.Form.PLAIN) {
            giveUp(delivery, degrade.why(), "Shorten the rule's title and query");
        } else {
            delivery.goesOn(delivery.attempt().plain());
        }
    }

    /** Not before somebody else knows, if there is somebody who may take it. */
    private void giveUp(Delivery delivery, String why, String remedy) {
        Instant now = clock.instant();
        Optional<Outcome> untaken = standIn.untaken(delivery, why, now);
        if (untaken.filter(Outcome::isForLater).isPresent()) {
            String all = why + ". " + remedy;
            postpone(delivery, new Outcome.Retry(Optional.empty(), all, Outcome.Arrival.NO), now);
            return;
        }
        String all = why
                + untaken.map(answer -> ", and whoever stands in does not take it either: " + answer)
                        .orElse("");
        List<Notification> notifications = delivery.notifications();
        delivery.forgotten(now);
        notifications.forEach(each -> listener.refused(each, all, remedy));
    }
}
