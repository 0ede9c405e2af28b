package dev.hinomi.alerts.notify;

import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * A destination for when there is no Slack: one log line that says what would have been sent, and to whom. A warning while
 * something is wrong, information when it is over.
 */
public final class LogNotifier implements Notifier {

    private static final Logger LOG = LoggerFactory.getLogger("dev.hinomi.alerts.notify");

    @Override
    public Outcome send(Notification notification) {
        if (notification.action().isAside()) {
            return told(notification);
        }
        boolean over = notification.latest().isResolution();
        LOG.atLevel(over ? Level.INFO : Level.WARN)
                .log(
                        "Slack is off (hinomi.slack.token is not set); {} would read: {}{}",
                        notification.target().channel(),
                        mentions(notification),
                        Headline.of(notification));
        return told(notification);
    }

    private static Outcome told(Notification notification) {
        return new Outcome.Sent(new Receipt(notification.target().channel(), "log"));
    }

    /** As in Slack, an edit calls nobody. */
    private static String mentions(Notification notification) {
        if (notification.latest().isResolution() || notification.action() instanceof Action.Update) {
            return "";
        }
        return notification.target().mentions(notification.incident().severity()).stream()
                .map(mention -> mention.written() + " ")
                .collect(Collectors.joining());
    }
}
