package dev.hinomi.alerts.notify;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells somebody else, if there is anybody, what the first destination does not take: once, and each incident on its own, for whoever
 * stands in may not know what a storm is. Used on the dispatcher's thread alone.
 */
final class StandIn {

    /** So many that wait for one channel are told elsewhere. */
    static final int MOST = 20;

    private static final Logger LOG = LoggerFactory.getLogger(StandIn.class);

    private final Optional<Notifier> notifier;
    private final Outbox outbox;
    private final DeliveryListener listener;

    StandIn(Optional<Notifier> notifier, Outbox outbox, DeliveryListener listener) {
        this.notifier = notifier;
        this.outbox = outbox;
        this.listener = listener;
    }

    /** Tells everything critical that has not arrived in this lane for long, tried or not; it is tried on. */
    void tellOverdue(List<Parcel> parcels, Lane lane, String why, Instant now) {
        if (notifier.isEmpty()) {
            return;
        }
        for (Parcel parcel : Pipeline.overdue(parcels, lane, now)) {
            Outcome outcome = send(notifier.get(), parcel.notification().orElseThrow(), why, now);
            if (outcome.isForLater()) {
                return;
            }
            note(parcel.owed(), why, now);
        }
    }

    /** Tells what is not known elsewhere yet; how it was answered, if it was not all taken. */
    Optional<Outcome> untaken(Delivery delivery, String why, Instant now) {
        if (notifier.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Owed> owed = delivery.members().stream()
                .collect(Collectors.toMap(Owed::incident, Function.identity(), (one, same) -> one));
        Optional<Outcome> refusal = Optional.empty();
        List<Notification> untold = delivery.notifications().stream()
                .filter(each -> !each.attempt().isToldElsewhere(each.latest().at()))
                .limit(MOST)
                .toList();
        for (Notification each : untold) {
            Outcome outcome = send(notifier.get(), each, why, now);
            if (outcome.isForLater()) {
                return Optional.of(outcome);
            }
            refusal = outcome.isThere() ? refusal : Optional.of(outcome);
            Optional.ofNullable(owed.get(each.incident().id())).ifPresent(its -> note(its, why, now));
        }
        return refusal;
    }

    private void note(Owed owed, String why, Instant now) {
        outbox.update(owed, current -> current.after(current.attempt().toldElsewhere(why, now)));
    }

    private Outcome send(Notifier elsewhere, Notification notification, String why, Instant now) {
        Notification noted = notification.because(why, now);
        Outcome outcome = Delivery.guarded(elsewhere, () -> elsewhere.send(noted));
        if (outcome.isThere()) {
            listener.toldElsewhere(notification, why);
        } else {
            LOG.debug("The destination {} that stands in answered {}.", elsewhere, outcome);
        }
        return outcome;
    }
}
