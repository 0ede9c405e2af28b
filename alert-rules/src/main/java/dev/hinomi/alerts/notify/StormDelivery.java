package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.rule.Severity;
import java.time.Instant;
import java.util.List;

/** A message about all incidents of a storm. */
record StormDelivery(Storm storm, Digest digest, Outbox outbox, Storms storms) implements Delivery {

    @Override
    public String about() {
        return storm.id();
    }

    /** Whoever joins belongs to the storm before its message goes, or might be told again once the storm takes in no more. */
    @Override
    public boolean begins() {
        storms.keep(storm);
        List<Owed> joining = digest.members().stream()
                .filter(member -> !member.isIn(storm.id()))
                .toList();
        joining.forEach(member ->
                outbox.update(member, current -> current.after(current.attempt().in(storm.id()))));
        return !joining.isEmpty();
    }

    @Override
    public NotifyTarget target() {
        return digest.target();
    }

    @Override
    public Severity severity() {
        return storm.key().severity();
    }

    @Override
    public Action action() {
        return digest.action();
    }

    @Override
    public Attempt attempt() {
        return storm.attempt();
    }

    @Override
    public List<Owed> members() {
        return digest.members();
    }

    @Override
    public List<Notification> notifications() {
        if (action() instanceof Action.Call) {
            return digest.members().stream()
                    .filter(storm::callsFor)
                    .map(member -> member.notification(action()))
                    .toList();
        }
        return digest.members().stream()
                .flatMap(member -> member.next().stream())
                .toList();
    }

    /** A destination that cannot fold is told of each; what became of the last counts for all. */
    @Override
    public Outcome sendTo(Notifier notifier) {
        if (notifier instanceof DigestNotifier folding) {
            return folding.send(digest);
        }
        Outcome last = new Outcome.Rejected("there is nothing to tell");
        for (Notification each : notifications()) {
            last = notifier.send(each);
        }
        return last;
    }

    @Override
    public void arrived(Receipt receipt, Instant now) {
        if (action() instanceof Action.Call) {
            called(now);
            return;
        }
        told(receipt, now);
        if (digest.calls()) {
            storms.called(storm.key(), now);
        }
    }

    private void called(Instant now) {
        storms.called(storm.key(), now);
        digest.members().forEach(member -> outbox.update(member, current -> current.calledByStorm(now)));
    }

    private void told(Receipt receipt, Instant now) {
        int ended = (int) digest.members().stream()
                .filter(member -> member.latest().isResolution())
                .count();
        Storm after = storm.told(receipt, now, ended);
        storms.keep(after);
        Receipt root = after.root().orElse(receipt);
        digest.members()
                .forEach(member -> outbox.update(member, current -> current.toldIn(storm.id(), root, member, now)));
    }

    @Override
    public void arrivedUncalled(Receipt receipt, Instant now) {
        told(receipt, now);
        storms.find(storm.id()).ifPresent(told -> storms.keep(told.calledInVain()));
    }

    /** Which of its members the message counts is not known: an edit follows, which all of them are a part of. */
    @Override
    public void found(Outcome.Found found, Instant now) {
        if (action() instanceof Action.Call) {
            called(now);
            return;
        }
        Storm told = storm.told(found.receipt(), now, 0);
        storms.keep(found.called() ? told : told.calledInVain());
        if (found.called() && digest.calls()) {
            storms.called(storm.key(), now);
        }
    }

    @Override
    public void goesOn(Attempt attempt) {
        storms.keep(storm.after(attempt));
    }

    @Override
    public void unseen() {
        storms.keep(storm.unseen());
    }

    /** A call that is refused counts as one, or it would be refused for ever. */
    @Override
    public void forgotten(Instant now) {
        if (action() instanceof Action.Call) {
            called(now);
            return;
        }
        digest.members().forEach(outbox::forget);
        outbox.forget(storm);
    }
}
