package dev.hinomi.alerts.events;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs that somebody has an incident in hand, or wants silence of its alert, at the instance that heard of it. */
public final class AcknowledgementLog {

    private static final Logger LOG = LoggerFactory.getLogger("dev.hinomi.alerts");

    private AcknowledgementLog() {}

    /** Somebody took an incident in hand. */
    public static void log(String incident, String by) {
        LOG.atInfo()
                .addKeyValue("evt.name", "alert.acknowledged")
                .addKeyValue("alert.incident", incident)
                .addKeyValue("alert.by", by)
                .log("{} has the incident {} in hand", by, incident);
    }

    /** Somebody took an incident in hand and wants silence of its alert. */
    public static void logSilence(String incident, String by, Instant until) {
        LOG.atInfo()
                .addKeyValue("evt.name", "alert.silenced")
                .addKeyValue("alert.incident", incident)
                .addKeyValue("alert.by", by)
                .addKeyValue("alert.until", until.toString())
                .log(
                        "{} wants silence of the incident {} and the next ones of its alert until {}",
                        by,
                        incident,
                        until);
    }
}
