package dev.hinomi.alerts.slack;

import dev.hinomi.alerts.notify.Digest;
import dev.hinomi.observability.identity.ServiceIdentity;
import java.util.List;

/** The message about many incidents at once. */
final class StormMessage {

    private StormMessage() {}

    static SlackMessage about(Digest digest, CalledPeople people, ServiceIdentity identity) {
        return new SlackMessage(people.prefix() + digest.counts().total() + " alerts", List.of());
    }
}
