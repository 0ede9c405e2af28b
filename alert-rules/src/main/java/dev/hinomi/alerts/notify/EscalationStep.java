package dev.hinomi.alerts.notify;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who is told next when nobody has taken an incident in hand.
 *
 * @param after how long after people were first called
 * @param mentions who is called by name
 * @param channel the Slack channel; empty for that of the target
 */
public record EscalationStep(Duration after, List<Mention> mentions, Optional<String> channel) {

    /** Refuses what cannot be a channel, and a step that tells nobody new; takes its own copy. */
    public EscalationStep {
        channel.ifPresent(Destination.Slack::check);
        mentions = List.copyOf(mentions);
        if (mentions.isEmpty() && channel.isEmpty()) {
            throw new IllegalArgumentException("a step must call somebody by name or go to another channel");
        }
        if (mentions.size() > NotifyTarget.MOST_MENTIONS) {
            throw new IllegalArgumentException("a step may call at most " + NotifyTarget.MOST_MENTIONS
                    + " people or groups by name: mention a user group instead");
        }
    }
}
