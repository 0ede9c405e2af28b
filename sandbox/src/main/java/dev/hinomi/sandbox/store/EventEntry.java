package dev.hinomi.sandbox.store;

import java.time.Instant;
import java.util.List;

/**
 * An event or a service check.
 *
 * @param id its id
 * @param exchangeId the request that brought it
 * @param received when it arrived
 * @param kind {@code event} or {@code check}
 * @param title the event's title or the check's name
 * @param text the event's text or the check's message
 * @param tags its tags
 * @param attributes everything sent
 * @param findings the rules it broke
 */
public record EventEntry(
        long id,
        long exchangeId,
        Instant received,
        String kind,
        String title,
        String text,
        List<String> tags,
        Attributes attributes,
        List<Finding> findings) {

    /** Keeps its own copies. */
    public EventEntry {
        tags = List.copyOf(tags);
        findings = List.copyOf(findings);
    }
}
