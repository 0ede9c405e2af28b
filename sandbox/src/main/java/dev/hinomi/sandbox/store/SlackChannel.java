package dev.hinomi.sandbox.store;

/**
 * A channel of the stand-in workspace.
 *
 * @param id its id, for instance {@code C0CAREER01}
 * @param name its name without {@code #}
 * @param member whether the bot may post there without joining first
 * @param archived whether it is archived
 */
public record SlackChannel(String id, String name, boolean member, boolean archived) {

    /**
     * A channel the bot is a member of.
     *
     * @param id its id
     * @param name its name without {@code #}
     * @return the channel
     */
    public static SlackChannel of(String id, String name) {
        return new SlackChannel(id, name, true, false);
    }
}
