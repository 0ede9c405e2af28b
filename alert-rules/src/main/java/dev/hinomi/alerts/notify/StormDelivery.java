package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.rule.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A message about all incidents of a storm. */
record StormDelivery(Storm storm, Digest digest, Outbox outbox, Storms storms) implements Delivery {

    @Override
    public String about() {
        return storm.id();
    }

    @Override
    public void begins() {
        storms.keep(storm);
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
        if (action() instanceof Action.Post && calls()) {
            storms.called(storm.key(), now);
        }
        told(receipt, now);
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

    private boolean calls() {
        return digest.calling() == Digest.Calling.BY_NAME && !digest.isOver();
    }

    /** One of its members calls people for all. */
    @Override
    public void arrivedUncalled(Receipt receipt, Instant now) {
        told(receipt, now);
        digest.members().forEach(member -> outbox.update(member, current -> current.called(Optional.empty())));
    }

    /** Which of its members the message counts is not known: an edit follows. */
    @Override
    public void found(Outcome.Found found, Instant now) {
        if (calls() && found.called()) {
            storms.called(storm.key(), now);
        }
        storms.keep(storm.told(found.receipt(), now, 0));
        Optional<Severity> called = Optional.of(severity()).filter(worst -> found.called());
        digest.members()
                .forEach(member ->
                        outbox.update(member, current -> current.foundIn(storm.id(), found.receipt(), called, now)));
    }

    @Override
    public void goesOn(Attempt attempt) {
        storms.keep(storm.after(attempt));
    }

    @Override
    public void unseen() {
        storms.keep(storm.unseen());
    }

    @Override
    public void forgotten(Instant now) {
        digest.members().forEach(outbox::forget);
        outbox.forget(storm);
    }
}
