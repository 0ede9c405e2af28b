package dev.hinomi.alerts.store;

/**
 * The right to do something alone, for a time.
 *
 * @param name what it is for
 * @param owner who has it
 * @param fence grows with every holder: whoever is written to refuses a lower one than it has seen
 */
public record Lease(String name, String owner, long fence) {}
