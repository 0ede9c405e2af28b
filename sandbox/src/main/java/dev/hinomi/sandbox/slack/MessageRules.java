package dev.hinomi.sandbox.slack;

import dev.hinomi.sandbox.store.Effect;
import dev.hinomi.sandbox.store.Finding;
import dev.hinomi.sandbox.store.SlackMention;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Slack's rules for a whole message: what is refused, what is cut, and what reaches nobody. */
final class MessageRules {

    static final int MAX_TEXT = 40_000;

    private static final String POST = "docs.slack.dev/reference/methods/chat.postMessage";
    private static final String UPDATE = "docs.slack.dev/reference/methods/chat.update";
    private static final String MENTIONS = "docs.slack.dev/messaging/formatting-message-text#mentioning-users";
    private static final int MAX_UPDATE_TEXT = 4_000;
    private static final int MAX_ATTACHMENTS = 100;

    private MessageRules() {}

    /** Throws the error that Slack answers with when it refuses the message. */
    static void refuse(MessageDraft draft, boolean update) {
        if (draft.empty()) {
            throw SlackError.of("no_text");
        }
        if (update && length(draft.text()) > MAX_UPDATE_TEXT) {
            throw new SlackError("msg_too_long", List.of(words(length(draft.text()), MAX_UPDATE_TEXT, UPDATE)));
        }
        if (draft.attachments().size() > MAX_ATTACHMENTS) {
            throw SlackError.of("too_many_attachments");
        }
        List<String> errors = BlockRules.check(draft.blocks());
        if (!errors.isEmpty()) {
            throw new SlackError("invalid_blocks", errors);
        }
    }

    /** What is accepted, but probably not as meant. */
    static List<Finding> check(MessageDraft draft, List<SlackMention> mentions, boolean newPost) {
        List<Finding> findings = new ArrayList<>();
        if (length(draft.text()) > MAX_TEXT) {
            findings.add(new Finding(
                    "text",
                    "slack.text.length",
                    chars(MAX_TEXT) + " at most",
                    chars(length(draft.text())),
                    Effect.TRUNCATED,
                    POST));
        }
        if (draft.text().isBlank()) {
            findings.add(new Finding(
                    "text",
                    "slack.text.empty",
                    "a text for the notification beside blocks",
                    "none",
                    Effect.SUSPICIOUS,
                    POST));
        }
        for (SlackMention mention : mentions) {
            if (!mention.known()) {
                findings.add(mention(mention, "slack.mention.unknown", "an id of this workspace"));
            } else if (newPost && !mention.pings()) {
                findings.add(mention(mention, "slack.mention.silent", "a mention in text or a top-level mrkdwn block"));
            }
        }
        return findings;
    }

    private static Finding mention(SlackMention mention, String rule, String limit) {
        String actual = mention.id() + ", which notifies nobody here";
        return new Finding(mention.path(), rule, limit, actual, Effect.SUSPICIOUS, MENTIONS);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String chars(int count) {
        return String.format(Locale.ROOT, "%,d characters", count);
    }

    private static String words(int actual, int limit, String source) {
        return chars(actual) + ", but " + chars(limit) + " at most (" + source + ")";
    }
}
