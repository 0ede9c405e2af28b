package dev.hinomi.sandbox.store;

import java.time.Instant;
import java.util.List;

/**
 * What a message said from one moment on: as posted, or after an edit.
 *
 * @param at when it was posted or edited
 * @param text the top-level text, which is what a phone's notification shows
 * @param blocks the blocks as a JSON array, {@code []} when there are none
 * @param attachments the attachments as a JSON array, {@code []} when there are none
 * @param metadata the metadata as a JSON object, {@code {}} when there is none
 * @param mentions every mention in it
 * @param findings the rules it broke
 */
public record SlackVersion(
        Instant at,
        String text,
        String blocks,
        String attachments,
        String metadata,
        List<SlackMention> mentions,
        List<Finding> findings) {

    /** Keeps its own copies. */
    public SlackVersion {
        mentions = List.copyOf(mentions);
        findings = List.copyOf(findings);
    }
}
