package dev.hinomi.sandbox.store;

/**
 * A mention in a message, and whether it reaches anybody.
 *
 * @param kind what is mentioned
 * @param id the id as written, for instance {@code S0ONCALL01}, or {@code here}
 * @param name whom it resolves to, for instance {@code @career-oncall}; empty when nobody has that id
 * @param path where it stands, for instance {@code text} or {@code blocks[0].text.text}
 * @param pings whether it notifies: known, in a new post, and where Slack parses mentions
 */
public record SlackMention(Kind kind, String id, String name, String path, boolean pings) {

    /** What a mention addresses. */
    public enum Kind {
        /** One person. */
        USER,
        /** A user group. */
        GROUP,
        /** The active members of the channel. */
        HERE,
        /** All members of the channel. */
        CHANNEL,
        /** Everyone in the workspace. */
        EVERYONE
    }

    /**
     * Whether the id belongs to somebody.
     *
     * @return false for a typing error or a person of another workspace
     */
    public boolean known() {
        return !name.isEmpty();
    }
}
