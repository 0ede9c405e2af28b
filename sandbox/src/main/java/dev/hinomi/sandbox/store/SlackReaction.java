package dev.hinomi.sandbox.store;

/**
 * An emoji that somebody gave to a message.
 *
 * @param name the emoji's name, for instance {@code eyes}
 * @param user the id of who gave it
 */
public record SlackReaction(String name, String user) {}
