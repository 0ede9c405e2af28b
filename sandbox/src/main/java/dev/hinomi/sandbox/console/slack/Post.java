package dev.hinomi.sandbox.console.slack;

import dev.hinomi.sandbox.console.html.Html;
import dev.hinomi.sandbox.store.Finding;
import java.time.Instant;
import java.util.List;

/**
 * A message as the page shows it.
 *
 * @param channelId the id of its channel
 * @param ts its Slack timestamp
 * @param at when it was posted
 * @param webhook whether it came through an incoming webhook
 * @param broadcast whether it is a reply shown in the channel too
 * @param notification the text a phone showed when it was posted, which no edit changes; empty when there was none
 * @param phone the same with names in place of ids, markup for the page
 * @param body what Slack draws, markup for the page
 * @param calls whom it names, as first posted and as it is now
 * @param findings the rules it breaks and habits of another markup
 * @param notes habits of another markup, in words
 * @param reactions the reactions to it, each with how many gave it
 * @param edits what it said before, the newest first
 * @param payload blocks and attachments, markup for the page
 * @param replies its thread, oldest first
 */
public record Post(
        String channelId,
        String ts,
        Instant at,
        boolean webhook,
        boolean broadcast,
        String notification,
        Html phone,
        Html body,
        List<Call> calls,
        List<Finding> findings,
        List<String> notes,
        List<String> reactions,
        List<Edit> edits,
        Html payload,
        List<Post> replies) {

    /**
     * What a message said for a while.
     *
     * @param from since when
     * @param until until when
     * @param text its text then
     * @param body what Slack drew then, markup for the page
     */
    public record Edit(Instant from, Instant until, String text, Html body) {}
}
