package dev.hinomi.alerts.store;

/**
 * Something that is told over time, such as an incident at its target, and how far that has come.
 *
 * @param name what it is
 * @param body how far it was told, as text for whoever tells it
 */
public record OutboxThread(String name, String body) {}
