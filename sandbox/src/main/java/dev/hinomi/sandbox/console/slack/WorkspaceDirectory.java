package dev.hinomi.sandbox.console.slack;

import dev.hinomi.sandbox.store.SlackChannel;
import dev.hinomi.sandbox.store.SlackGroup;
import dev.hinomi.sandbox.store.SlackUser;
import dev.hinomi.sandbox.store.SlackWorkspace;
import java.util.Optional;

/**
 * The names of the stand-in workspace.
 *
 * @param workspace who and what exists
 */
record WorkspaceDirectory(SlackWorkspace workspace) implements Directory {

    @Override
    public Optional<String> user(String id) {
        return workspace.user(id).map(SlackUser::name);
    }

    @Override
    public Optional<String> group(String id) {
        return workspace.group(id).map(SlackGroup::handle);
    }

    @Override
    public Optional<String> channel(String id) {
        return workspace.channels().stream()
                .filter(channel -> channel.id().equals(id))
                .map(SlackChannel::name)
                .findFirst();
    }
}
