package dev.hinomi.sandbox.store;

import java.util.List;
import java.util.Optional;

/**
 * Who and what exists in the stand-in workspace.
 *
 * @param channels the channels
 * @param users the people
 * @param groups the user groups
 */
public record SlackWorkspace(List<SlackChannel> channels, List<SlackUser> users, List<SlackGroup> groups) {

    /** The user id of the bot that posts. */
    public static final String BOT_USER = "U0HINOMI01";

    /** The workspace's id. */
    public static final String TEAM = "T0SANDBOX1";

    /** Keeps its own copies. */
    public SlackWorkspace {
        channels = List.copyOf(channels);
        users = List.copyOf(users);
        groups = List.copyOf(groups);
    }

    /**
     * A small team on duty: three channels, three people, three groups.
     *
     * @return the workspace used unless another one is given
     */
    public static SlackWorkspace standard() {
        return new SlackWorkspace(
                List.of(
                        SlackChannel.of("C0CAREER01", "career-alerts"),
                        SlackChannel.of("C0PLATFRM1", "platform-alerts"),
                        SlackChannel.of("C0GENERAL1", "general")),
                List.of(
                        new SlackUser("U0PRIMARY1", "oncall-primary", "oncall-primary@example.com"),
                        new SlackUser("U0SECOND01", "oncall-secondary", "oncall-secondary@example.com"),
                        new SlackUser("U0LEAD0001", "career-lead", "career-lead@example.com")),
                List.of(
                        new SlackGroup(
                                "S0ONCALL01", "career-oncall", "Career on call", List.of("U0PRIMARY1", "U0SECOND01")),
                        new SlackGroup("S0LEADS001", "career-leads", "Career leads", List.of("U0LEAD0001")),
                        new SlackGroup("S0PLATFRM1", "platform-oncall", "Platform on call", List.of("U0SECOND01"))));
    }

    /**
     * Finds a channel.
     *
     * @param idOrName its id, or its name with or without {@code #}
     * @return the channel
     */
    public Optional<SlackChannel> channel(String idOrName) {
        String name = idOrName.startsWith("#") ? idOrName.substring(1) : idOrName;
        return channels.stream()
                .filter(channel ->
                        channel.id().equals(idOrName) || channel.name().equals(name))
                .findFirst();
    }

    /**
     * Finds a person.
     *
     * @param id the user id
     * @return the person
     */
    public Optional<SlackUser> user(String id) {
        return users.stream().filter(user -> user.id().equals(id)).findFirst();
    }

    /**
     * Finds a group.
     *
     * @param id the group id
     * @return the group
     */
    public Optional<SlackGroup> group(String id) {
        return groups.stream().filter(group -> group.id().equals(id)).findFirst();
    }
}
