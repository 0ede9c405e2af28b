package dev.hinomi.sandbox.store;

import java.util.List;

/**
 * A user group of the stand-in workspace.
 *
 * @param id the group id, for instance {@code S0ONCALL01}
 * @param handle what people type after {@code @}
 * @param name its title
 * @param users the ids of its members
 */
public record SlackGroup(String id, String handle, String name, List<String> users) {

    /** Keeps its own copy. */
    public SlackGroup {
        users = List.copyOf(users);
    }
}
