package dev.hinomi.observability.logs;

/**
 * A failure as Datadog's error tracking reads it.
 *
 * @param kind the class of the exception
 * @param message its message, empty if it has none
 * @param stack its stack trace with its causes
 */
public record LoggedError(String kind, String message, String stack) {}
