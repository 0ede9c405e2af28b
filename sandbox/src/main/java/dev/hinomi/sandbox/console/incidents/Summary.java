package dev.hinomi.sandbox.console.incidents;

import dev.hinomi.sandbox.console.alerts.State;
import dev.hinomi.sandbox.console.page.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An incident in one line.
 *
 * @param id its id, under which it was told
 * @param state how it stands
 * @param over whether it is over
 * @param subject what it is about
 * @param title the title of its rule
 * @param since when it began
 * @param until when it was over; while it is not, when it was last heard of
 * @param lasted how long it lasted, or lasts
 * @param seenBy the instances that saw it
 * @param messages how many Slack messages there are about it
 * @param called whoever was called by name
 */
public record Summary(
        String id,
        State state,
        boolean over,
        Subject subject,
        String title,
        Instant since,
        Instant until,
        Duration lasted,
        List<String> seenBy,
        int messages,
        List<String> called) {

    static Summary of(Episode episode, Story story, Instant now) {
        Instant end = episode.isOver() ? episode.until() : now;
        return new Summary(
                episode.id(),
                episode.state(),
                episode.isOver(),
                episode.subject(),
                episode.title(),
                episode.since(),
                episode.isOver() ? end : story.heard(),
                Duration.between(episode.since(), end.isBefore(episode.since()) ? episode.since() : end),
                episode.seenBy(),
                story.messages().size(),
                story.called());
    }

    /**
     * Its page.
     *
     * @return an address
     */
    public Address address() {
        return Address.of("incidents", id);
    }
}
