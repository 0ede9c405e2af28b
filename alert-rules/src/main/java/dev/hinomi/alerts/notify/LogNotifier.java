package dev.hinomi.alerts.notify;

import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A destination for when there is no Slack: one log line that says what would have been sent, and to whom. */
public final class LogNotifier implements Notifier {

    private static final Logger LOG = LoggerFactory.getLogger("dev.hinomi.alerts.notify");

    @Override
    public Outcome send(Notification notification) {
        String mentions = notification.latest().isResolution()
                ? ""
                : notification.target().mentions(notification.incident().severity()).stream()
                        .map(Mention::written)
                        .collect(Collectors.joining(" "));
        LOG.warn(
                "Not sent to Slack (no token; set hinomi.slack.token): {} {} {}",
                notification.target().channel(),
                mentions,
                Headline.of(notification));
        return new Outcome.Sent(new Receipt(notification.target().channel(), "log"));
    }
}
