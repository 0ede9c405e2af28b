package dev.hinomi.alerts.backtest;

import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.notify.DeliveryListener;
import dev.hinomi.alerts.notify.Dispatcher;
import dev.hinomi.alerts.notify.MemoryOutbox;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.notify.Outbox;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Owed;
import dev.hinomi.alerts.notify.Receipt;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Telling;
import dev.hinomi.alerts.state.Transition;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The channels of a backtest: the dispatcher itself, and a destination that accepts everything at once and writes it down. */
final class Mailbox implements AlertListener {

    private final Map<String, NotifyTarget> targets;
    private final InstantSource clock;
    private final Dispatcher dispatcher;
    private final List<Message> messages = new ArrayList<>();
    private boolean owing;

    Mailbox(Map<String, NotifyTarget> targets, InstantSource clock) {
        this.targets = targets;
        this.clock = clock;
        this.dispatcher = new Dispatcher(new Unpaced(new MemoryOutbox()), this::write, DeliveryListener.NO_OP, clock);
    }

    /** A message that became worse is answered and then edited to the same words, which says nothing new. */
    private Outcome write(Notification notification) {
        Message message = new Message(clock.instant(), notification);
        if (messages.isEmpty() || message.isNew() || !message.repeats(messages.get(messages.size() - 1))) {
            messages.add(message);
        }
        String channel = notification.target().channel();
        return new Outcome.Sent(new Receipt(channel, notification.incident().id()));
    }

    @Override
    public void attended(Alert alert, Telling telling) {
        if (telling instanceof Telling.Now now) {
            alert.rule().ownership().target().map(targets::get).ifPresent(target -> {
                dispatcher.owe(target, alert, now.transition());
                owing = true;
            });
        }
    }

    /** Sends what this step owes. */
    void send() {
        while (owing && dispatcher.sendNext()) {
            owing = true;
        }
        owing = false;
    }

    List<Message> messages() {
        return messages;
    }

    /** Without the pace of a channel, which would move messages to later steps. */
    private record Unpaced(Outbox outbox) implements Outbox {
        @Override
        public boolean accept(NotifyTarget target, Alert alert, Transition transition) {
            return outbox.accept(target, alert, transition);
        }

        @Override
        public Optional<Owed> next(Instant now) {
            return outbox.next(now);
        }

        @Override
        public Optional<Instant> nextAt() {
            return outbox.nextAt();
        }

        @Override
        public void update(Owed owed, UnaryOperator<Owed> change) {
            outbox.update(owed, change);
        }

        @Override
        public void forget(Owed owed) {
            outbox.forget(owed);
        }

        @Override
        public void pause(String channel, Instant until) {}

        @Override
        public List<Owed> pending() {
            return outbox.pending();
        }
    }
}
