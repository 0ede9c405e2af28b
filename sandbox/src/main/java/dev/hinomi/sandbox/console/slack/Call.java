package dev.hinomi.sandbox.console.slack;

import dev.hinomi.sandbox.store.SlackMention;

/**
 * Somebody a message names, and whether Slack would call them. Rules:
 * docs.slack.dev/messaging/formatting-message-text; that attachments and edits do not notify is observed behaviour, which
 * Slack does not document.
 *
 * @param name whom, as Slack would show it
 * @param id the id as written
 * @param path where in the message it stands
 * @param pings whether it notifies
 * @param words what happens, in words
 */
public record Call(String name, String id, String path, boolean pings, String words) {

    static Call of(SlackMention mention, boolean firstVersion) {
        String name = mention.known() ? mention.name() : mention.id();
        return new Call(name, mention.id(), mention.path(), mention.pings(), words(mention, firstVersion));
    }

    private static String words(SlackMention mention, boolean firstVersion) {
        if (mention.pings()) {
            return mention.kind() == SlackMention.Kind.GROUP ? "everyone in the group is notified" : "is notified";
        }
        if (!mention.known()) {
            return "unknown id: nobody is notified";
        }
        if (!firstVersion) {
            return "not notified: edits do not notify";
        }
        return mention.path().startsWith("attachments")
                ? "not notified: mentions in attachments do not notify"
                : "not notified: Slack does not read mentions in plain text, headers or code";
    }
}
