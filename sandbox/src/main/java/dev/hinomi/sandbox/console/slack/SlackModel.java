package dev.hinomi.sandbox.console.slack;

import dev.hinomi.sandbox.console.html.Html;
import dev.hinomi.sandbox.console.page.Address;
import dev.hinomi.sandbox.console.page.Extent;
import java.time.Instant;
import java.util.List;

/**
 * What the Slack page shows.
 *
 * @param channels the channels of the workspace
 * @param open the name of the open channel; empty for all of them
 * @param filter the text looked for
 * @param extent how many messages are shown
 * @param posts the messages outside threads, newest first, each with its thread
 * @param people who can press what stands in messages
 * @param acting the id of the one who does
 * @param said why the last press was in vain; empty when it was not
 * @param whispers what single people were told, newest first
 * @param zone the zone in which dates that stand in messages are shown
 */
public record SlackModel(
        List<Channel> channels,
        String open,
        String filter,
        Extent extent,
        List<ChannelPost> posts,
        List<Person> people,
        String acting,
        String said,
        List<Whisper> whispers,
        String zone) {

    /**
     * Somebody who can press.
     *
     * @param id the user id
     * @param name the handle
     * @param address this page, acting as that person
     */
    public record Person(String id, String name, Address address) {}

    /**
     * What one person alone was told.
     *
     * @param at when
     * @param channel the name of the channel
     * @param person the handle of whoever sees it
     * @param text what, markup for the page
     */
    public record Whisper(Instant at, String channel, String person, Html text) {}

    /**
     * A channel.
     *
     * @param id its id
     * @param name its name without {@code #}
     * @param messages how many messages it has
     * @param address its page
     */
    public record Channel(String id, String name, long messages, Address address) {}

    /**
     * A message with its channel.
     *
     * @param channel the channel's name
     * @param post the message
     */
    public record ChannelPost(String channel, Post post) {}
}
