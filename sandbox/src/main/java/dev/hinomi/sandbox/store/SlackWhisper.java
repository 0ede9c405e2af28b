package dev.hinomi.sandbox.store;

import java.time.Instant;

/**
 * A message that one person alone can see: {@code chat.postEphemeral}.
 *
 * @param at when it was posted
 * @param channel the id of the channel
 * @param threadTs the timestamp of the thread it is in; empty outside threads
 * @param user the id of who sees it
 * @param text what it says
 */
public record SlackWhisper(Instant at, String channel, String threadTs, String user, String text) {}
