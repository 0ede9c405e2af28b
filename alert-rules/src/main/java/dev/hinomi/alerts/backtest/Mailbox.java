package dev.hinomi.alerts.backtest;

import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.notify.DeliveryListener;
import dev.hinomi.alerts.notify.Dispatcher;
import dev.hinomi.alerts.notify.EscalationPlan;
import dev.hinomi.alerts.notify.MemoryOutbox;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Receipt;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Telling;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The channels of a backtest: the dispatcher itself, and a destination that accepts everything at once and writes it down. */
final class Mailbox implements AlertListener {

    private final Map<String, NotifyTarget> targets;
    private final InstantSource clock;
    private final Hurried hurried;
    private final Dispatcher dispatcher;
    private final List<Message> messages = new ArrayList<>();
    private boolean owing;

    Mailbox(Map<String, NotifyTarget> targets, InstantSource clock) {
        this.targets = targets;
        this.clock = clock;
        this.hurried = new Hurried(clock);
        this.dispatcher = new Dispatcher(new MemoryOutbox(), this::write, DeliveryListener.NO_OP, hurried);
    }

    private Outcome write(Notification notification) {
        Message message = new Message(clock.instant(), notification);
        if (isNews(message)) {
            messages.add(message);
        }
        String channel = notification.target().channel();
        return new Outcome.Sent(new Receipt(channel, notification.incident().id()));
    }

    /** Notes stand in a thread; and a message that became worse is answered and then edited to the same words. */
    private boolean isNews(Message message) {
        if (message.notification().action().isAside()) {
            return false;
        }
        return messages.isEmpty() || message.isNew() || !message.repeats(messages.get(messages.size() - 1));
    }

    @Override
    public void attended(Alert alert, Telling telling) {
        if (telling instanceof Telling.Now now) {
            alert.rule().ownership().target().map(targets::get).ifPresent(target -> {
                dispatcher.owe(target.with(EscalationPlan.NONE), alert, now.transition());
                owing = true;
            });
        }
    }

    /** Sends what this step owes. */
    void send() {
        while (owing) {
            dispatcher.untilNext().ifPresent(hurried::skip);
            owing = dispatcher.sendNext();
        }
    }

    List<Message> messages() {
        return messages;
    }

    /** The pace of a channel takes no time here: a message belongs to the step that owes it. */
    private static final class Hurried implements InstantSource {

        private final InstantSource clock;
        private Instant ahead = Instant.MIN;

        Hurried(InstantSource clock) {
            this.clock = clock;
        }

        @Override
        public Instant instant() {
            Instant now = clock.instant();
            return now.isAfter(ahead) ? now : ahead;
        }

        void skip(Duration wait) {
            ahead = instant().plus(wait);
        }
    }
}
