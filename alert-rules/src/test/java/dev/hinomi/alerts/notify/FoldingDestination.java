package dev.hinomi.alerts.notify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A destination that takes many incidents in one message, and answers as told; it accepts when it was told nothing. */
public final class FoldingDestination implements DigestNotifier {

    private final FakeDestination single = new FakeDestination();
    private final Deque<Outcome> answers = new ArrayDeque<>();
    private final List<String> received = new ArrayList<>();
    private final List<Digest> digests = new ArrayList<>();

    /** The next answer to a message about a storm. */
    public void answers(Outcome outcome) {
        answers.add(outcome);
    }

    /** Whoever takes messages about one incident. */
    public FakeDestination single() {
        return single;
    }

    @Override
    public Outcome send(Digest digest) {
        digests.add(digest);
        received.add(digest.action().getClass().getSimpleName() + " of "
                + digest.counts().total());
        Outcome answer = answers.poll();
        return answer != null ? answer : new Outcome.Sent(new Receipt("C1", "storm"));
    }

    @Override
    public Outcome send(Notification notification) {
        received.add(notification.action().getClass().getSimpleName() + " "
                + notification.alert().rule().id());
        return single.send(notification);
    }

    /** What was received, in words. */
    public List<String> received() {
        return received;
    }

    /** The storms that were received. */
    public List<Digest> digests() {
        return digests;
    }
}
