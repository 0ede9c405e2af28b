package dev.hinomi.sandbox.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A message with everything that was ever edited in it.
 *
 * @param id its id in the sandbox
 * @param channel the id of its channel
 * @param ts its Slack timestamp, unique in the channel, for instance {@code 1795444547.000100}
 * @param threadTs the timestamp of the message it answers; empty for a message of the channel itself
 * @param broadcast whether a reply is shown in the channel too
 * @param webhook whether it came through an incoming webhook
 * @param versions what it said: as posted, then after each edit; at least one
 * @param reactions the reactions to it, oldest first
 */
public record SlackMessage(
        long id,
        String channel,
        String ts,
        String threadTs,
        boolean broadcast,
        boolean webhook,
        List<SlackVersion> versions,
        List<SlackReaction> reactions) {

    /** Keeps its own copies. */
    public SlackMessage {
        versions = List.copyOf(versions);
        reactions = List.copyOf(reactions);
    }

    /**
     * What it says now.
     *
     * @return the newest version
     */
    public SlackVersion current() {
        return versions.get(versions.size() - 1);
    }

    /**
     * What it said when it was posted: the only version that pings.
     *
     * @return the first version
     */
    public SlackVersion posted() {
        return versions.get(0);
    }

    /**
     * The text it shows now.
     *
     * @return the newest version's top-level text
     */
    public String text() {
        return current().text();
    }

    /**
     * The mentions that notified somebody.
     *
     * @return the mentions of the first version that ping
     */
    public List<SlackMention> pings() {
        return posted().mentions().stream().filter(SlackMention::pings).toList();
    }

    /**
     * Whether it answers another message.
     *
     * @return whether it has a thread timestamp
     */
    public boolean reply() {
        return !threadTs.isEmpty();
    }

    /**
     * When it was posted.
     *
     * @return the time of its first version
     */
    public Instant postedAt() {
        return posted().at();
    }

    /**
     * The message after an edit.
     *
     * @param version what it says from now on
     * @return a new message
     */
    public SlackMessage edited(SlackVersion version) {
        List<SlackVersion> longer = new ArrayList<>(versions);
        longer.add(version);
        return new SlackMessage(id, channel, ts, threadTs, broadcast, webhook, longer, reactions);
    }

    /**
     * The message after a reaction.
     *
     * @param reaction what somebody gave to it
     * @return a new message
     */
    public SlackMessage reacted(SlackReaction reaction) {
        List<SlackReaction> more = new ArrayList<>(reactions);
        more.add(reaction);
        return new SlackMessage(id, channel, ts, threadTs, broadcast, webhook, versions, more);
    }
}
