package dev.hinomi.sandbox.store;

/**
 * A member of the stand-in workspace.
 *
 * @param id the user id, for instance {@code U0PRIMARY1}
 * @param name the handle, for instance {@code oncall-primary}
 * @param email the address that {@code users.lookupByEmail} finds
 */
public record SlackUser(String id, String name, String email) {}
