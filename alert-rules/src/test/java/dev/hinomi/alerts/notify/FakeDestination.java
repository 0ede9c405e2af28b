package dev.hinomi.alerts.notify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A destination that answers as told, and accepts when it was told nothing. */
public final class FakeDestination implements Notifier {

    private final Deque<Outcome> answers = new ArrayDeque<>();
    private final List<Notification> received = new ArrayList<>();
    private Runnable whileSending = () -> {};

    /** The next answer. */
    public void answers(Outcome outcome) {
        answers.add(outcome);
    }

    /** Is done during the next message. */
    public void meanwhile(Runnable work) {
        whileSending = work;
    }

    @Override
    public Outcome send(Notification notification) {
        received.add(notification);
        Runnable work = whileSending;
        whileSending = () -> {};
        work.run();
        Outcome answer = answers.poll();
        return answer != null ? answer : new Outcome.Sent(new Receipt("C1", "ts" + received.size()));
    }

    /** What was received, in words. */
    public List<String> received() {
        return received.stream()
                .map(notification -> notification.action() + " " + Headline.word(notification) + " "
                        + notification.alert().rule().id())
                .toList();
    }

    /** What was received. */
    public List<Notification> notifications() {
        return received;
    }
}
