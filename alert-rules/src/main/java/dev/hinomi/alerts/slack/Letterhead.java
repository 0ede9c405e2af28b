package dev.hinomi.alerts.slack;

import dev.hinomi.alerts.notify.Evidence;
import dev.hinomi.alerts.notify.EvidenceSource;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.observability.identity.ServiceIdentity;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every message is written with.
 *
 * @param identity who speaks
 * @param source knows what helps to understand an incident
 * @param clock tells how late a message is
 */
record Letterhead(ServiceIdentity identity, EvidenceSource source, InstantSource clock) {

    private static final Logger LOG = LoggerFactory.getLogger(Letterhead.class);

    Instant now() {
        return clock.instant();
    }

    /** Environment, service and version. */
    String where() {
        return Stream.of(identity.env().stream(), Stream.of(identity.service()), identity.version().stream())
                .flatMap(part -> part)
                .collect(Collectors.joining(" / "));
    }

    /** Nothing, when it cannot be known: the message matters more. */
    Evidence evidence(Notification notification) {
        try {
            return source.of(notification);
        } catch (RuntimeException | Error failure) {
            LOG.debug("The source of evidence {} failed; the message goes without.", source, failure);
            return Evidence.NONE;
        }
    }
}
