package dev.hinomi.alerts.state;

import dev.hinomi.alerts.rule.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * What is wrong from its first crossing to its end, however often it changes its severity in between.
 *
 * @param id the same wherever this incident is computed from the same beginning
 * @param since when it began
 * @param severity how bad it is now
 */
public record Incident(String id, Instant since, Severity severity) {

    static Incident begin(Alert alert, Instant now, Severity severity) {
        String identity = alert.rule().ownership().service().orElse("") + "|" + alert.name() + "|" + now.toEpochMilli();
        String id = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8))
                .toString();
        return new Incident(id, now, severity);
    }

    Incident with(Severity changed) {
        return new Incident(id, since, changed);
    }
}
