package dev.hinomi.sandbox.console.slack;

import java.util.Optional;

/** The names behind a workspace's ids. */
public interface Directory {

    /**
     * Looks a user up.
     *
     * @param id for instance {@code U0ONCALL}
     * @return the display name; empty when the workspace has no such user
     */
    Optional<String> user(String id);

    /**
     * Looks a user group up.
     *
     * @param id for instance {@code S0CAREER}
     * @return the handle without {@code @}; empty when the workspace has no such group
     */
    Optional<String> group(String id);

    /**
     * Looks a channel up.
     *
     * @param id for instance {@code C0ALERTS}
     * @return the name without {@code #}; empty when the workspace has no such channel
     */
    Optional<String> channel(String id);
}
