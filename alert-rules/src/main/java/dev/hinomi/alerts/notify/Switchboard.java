package dev.hinomi.alerts.notify;

/** Tells each target where it wants to be told. As thread-safe as those that it asks. */
public final class Switchboard implements Notifier {

    private final Notifier slack;
    private final Notifier webhooks;
    private final Notifier events;

    private Switchboard(Notifier slack, Notifier webhooks, Notifier events) {
        this.slack = slack;
        this.webhooks = webhooks;
        this.events = events;
    }

    /**
     * Tells each target where it wants to be told; many incidents at once, if the notifier for Slack can.
     *
     * @param slack tells channels of Slack
     * @param webhooks tells addresses, each that of its target
     * @param events tells Datadog
     */
    public static Notifier of(Notifier slack, Notifier webhooks, Notifier events) {
        Switchboard all = new Switchboard(slack, webhooks, events);
        if (slack instanceof DigestNotifier folding) {
            return slack instanceof TwoWayNotifier answered
                    ? new Answered(all, folding, answered)
                    : new Folding(all, folding);
        }
        return all;
    }

    @Override
    public Outcome send(Notification notification) {
        Destination wanted = notification.target().destinationOf(notification.action());
        if (wanted instanceof Destination.Webhook) {
            return webhooks.send(notification);
        }
        return wanted instanceof Destination.DatadogEvents ? events.send(notification) : slack.send(notification);
    }

    /** Only in Slack do people answer. */
    private record Answered(Switchboard all, DigestNotifier slack, TwoWayNotifier answered)
            implements DigestNotifier, TwoWayNotifier {
        @Override
        public Outcome send(Notification notification) {
            return all.send(notification);
        }

        @Override
        public Outcome send(Digest digest) {
            return slack.send(digest);
        }

        @Override
        public void listen(Answers answers) {
            answered.listen(answers);
        }

        @Override
        public void stopListening() {
            answered.stopListening();
        }
    }

    /** Only channels of Slack have many incidents in one message. */
    private record Folding(Switchboard all, DigestNotifier slack) implements DigestNotifier {
        @Override
        public Outcome send(Notification notification) {
            return all.send(notification);
        }

        @Override
        public Outcome send(Digest digest) {
            return slack.send(digest);
        }
    }
}
