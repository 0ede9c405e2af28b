package dev.hinomi.alerts.events;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs that somebody has an incident in hand, at the instance that heard of it. */
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
}
