package dev.hinomi.sandbox.console.slack;

import dev.hinomi.sandbox.console.page.Address;
import dev.hinomi.sandbox.console.page.Extent;
import java.util.List;

/**
 * What the Slack page shows.
 *
 * @param channels the channels of the workspace
 * @param open the name of the open channel; empty for all of them
 * @param filter the text looked for
 * @param extent how many messages are shown
 * @param posts the messages outside threads, newest first, each with its thread
 */
public record SlackModel(List<Channel> channels, String open, String filter, Extent extent, List<ChannelPost> posts) {

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
