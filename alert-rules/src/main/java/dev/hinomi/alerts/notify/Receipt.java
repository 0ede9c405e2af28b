package dev.hinomi.alerts.notify;

/**
 * Where a message stands at its destination, so that it can be changed later.
 *
 * @param channel the channel's id as the destination calls it
 * @param timestamp the message's id in the channel
 */
public record Receipt(String channel, String timestamp) {}
