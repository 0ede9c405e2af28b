package dev.hinomi.alerts.slack;

import dev.hinomi.alerts.notify.Redaction;
import java.time.InstantSource;

/**
 * Whoever writes messages, with one and the same masking and escaping.
 *
 * @param text shows values
 * @param incidents writes about one incident
 * @param storms writes about many
 */
record Writers(SlackText text, IncidentWriter incidents, StormWriter storms) {

    static Writers of(SlackNotifier.Contents contents, IncidentWriter.Pressing pressing, InstantSource clock) {
        SlackText text = new SlackText(new Redaction(contents.masker()));
        Letterhead letterhead = new Letterhead(contents.identity(), contents.evidence(), clock);
        return new Writers(
                text, new IncidentWriter(text, letterhead, pressing), new StormWriter(text, letterhead, pressing));
    }
}
