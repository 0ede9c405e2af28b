package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.rule.Severity;
import java.time.Instant;
import java.util.List;

/** A message about one incident. */
record SingleDelivery(Owed owed, Notification notification, Outbox outbox, Storms storms) implements Delivery {

    @Override
    public String about() {
        return owed.key();
    }

    @Override
    public NotifyTarget target() {
        return owed.target();
    }

    @Override
    public Severity severity() {
        return owed.severity();
    }

    @Override
    public Action action() {
        return notification.action();
    }

    @Override
    public Attempt attempt() {
        return owed.attempt();
    }

    @Override
    public List<Owed> members() {
        return List.of(owed);
    }

    @Override
    public List<Notification> notifications() {
        return List.of(notification);
    }

    @Override
    public Outcome sendTo(Notifier notifier) {
        return notifier.send(notification);
    }

    @Override
    public void arrived(Receipt receipt, Instant now) {
        if (action() instanceof Action.Again again) {
            othersInStorm().forEach(other -> outbox.update(other, current -> current.toldAgain(again, now)));
        }
        if (notification.isNews()) {
            posted(now);
        }
        if (notification.callsFirst() && !notification.called().isEmpty()) {
            storms.called(StormKey.of(owed), now);
        }
        outbox.update(owed, current -> current.told(notification, receipt, now));
    }

    private void posted(Instant now) {
        storms.posted(StormKey.of(owed), now);
        owed.shown().flatMap(Shown::storm).flatMap(storms::find).ifPresent(storm -> storms.keep(storm.raised()));
    }

    @Override
    public void arrivedUncalled(Receipt receipt, Instant now) {
        posted(now);
        outbox.update(owed, current -> current.toldInVain(notification, receipt, now));
    }

    @Override
    public void found(Outcome.Found found, Instant now) {
        if (!(action() instanceof Action.Post)) {
            if (found.called() || action().onlyCalls()) {
                arrived(found.receipt(), now);
            } else {
                arrivedUncalled(found.receipt(), now);
            }
            return;
        }
        posted(now);
        if (found.called()) {
            storms.called(StormKey.of(owed), now);
            outbox.update(owed, current -> current.found(notification, found.receipt(), now));
        } else {
            outbox.update(owed, current -> current.foundInVain(notification, found.receipt(), now));
        }
    }

    @Override
    public void goesOn(Attempt attempt) {
        outbox.update(owed, current -> current.after(attempt));
    }

    @Override
    public void unseen() {
        outbox.update(owed, Owed::unseen);
    }

    /** What cannot be told again, or in a thread, counts as told: the incident itself goes on, and its end is told. */
    @Override
    public void forgotten(Instant now) {
        if (action() instanceof Action.Again again) {
            outbox.update(
                    owed,
                    current -> current.toldAgain(again, now)
                            .after(current.attempt().arrived()));
        } else if (action().isAside() || action() instanceof Action.Call) {
            owed.shown()
                    .ifPresent(seen -> outbox.update(owed, current -> current.told(notification, seen.root(), now)));
        } else {
            outbox.forget(owed);
        }
    }

    /** One message stands for all that a storm told as one and that stand alike. */
    private List<Owed> othersInStorm() {
        return owed.storm().stream()
                .flatMap(storm -> outbox.all().stream().filter(other -> other.isIn(storm)))
                .filter(other -> !other.key().equals(owed.key()) && other.standsAs(owed))
                .toList();
    }
}
