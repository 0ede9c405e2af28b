package dev.hinomi.sandbox.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.store.Finding;
import dev.hinomi.sandbox.store.SlackMention;
import dev.hinomi.sandbox.store.SlackVersion;
import java.time.Instant;
import java.util.List;

/**
 * What a call wants a message to say.
 *
 * @param text the top-level text
 * @param blocks the blocks
 * @param attachments the attachments
 * @param metadata the metadata
 */
record MessageDraft(String text, JsonArray blocks, JsonArray attachments, JsonObject metadata) {

    static MessageDraft of(SlackCall call) {
        JsonObject metadata = call.object("metadata", "invalid_metadata_format");
        boolean described = metadata.has("event_type") && metadata.get("event_payload") instanceof JsonObject;
        if (!metadata.isEmpty() && !described) {
            throw SlackError.of("invalid_metadata_format");
        }
        return new MessageDraft(
                call.argument("text").orElse(""),
                call.array("blocks", "invalid_blocks_format"),
                call.array("attachments", "invalid_attachments"),
                metadata);
    }

    boolean empty() {
        return text.isBlank() && blocks.isEmpty() && attachments.isEmpty();
    }

    MessageDraft withText(String newText) {
        return new MessageDraft(newText, blocks, attachments, metadata);
    }

    SlackVersion version(Instant at, List<SlackMention> mentions, List<Finding> findings) {
        return new SlackVersion(
                at, text, blocks.toString(), attachments.toString(), metadata.toString(), mentions, findings);
    }
}
