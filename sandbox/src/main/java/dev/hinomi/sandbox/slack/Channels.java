package dev.hinomi.sandbox.slack;

import dev.hinomi.sandbox.store.SlackChannel;
import dev.hinomi.sandbox.store.SlackWorkspace;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The channels, and which of them the bot has joined since the start. Thread-safe. */
final class Channels {

    private final SlackWorkspace workspace;
    private final Set<String> joined = ConcurrentHashMap.newKeySet();

    Channels(SlackWorkspace workspace) {
        this.workspace = workspace;
    }

    SlackWorkspace workspace() {
        return workspace;
    }

    /** A channel by id or name. */
    SlackChannel find(String idOrName) {
        return workspace.channel(idOrName).orElseThrow(() -> SlackError.of("channel_not_found"));
    }

    /** A channel by id alone, as most methods want it. */
    SlackChannel byId(String id) {
        SlackChannel channel = find(id);
        if (!channel.id().equals(id)) {
            throw SlackError.of("channel_not_found");
        }
        return channel;
    }

    /** A channel that the bot may post to. */
    SlackChannel writable(String idOrName) {
        SlackChannel channel = find(idOrName);
        if (channel.archived()) {
            throw SlackError.of("is_archived");
        }
        if (!member(channel)) {
            throw SlackError.of("not_in_channel");
        }
        return channel;
    }

    boolean member(SlackChannel channel) {
        return channel.member() || joined.contains(channel.id());
    }

    void join(SlackChannel channel) {
        if (channel.archived()) {
            throw SlackError.of("is_archived");
        }
        joined.add(channel.id());
    }
}
