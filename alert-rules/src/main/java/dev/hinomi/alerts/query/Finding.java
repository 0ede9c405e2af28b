package dev.hinomi.alerts.query;

/**
 * Something in a query that Datadog reads but probably refuses or answers with something else than was meant. Not an error.
 *
 * @param span where it stands
 * @param message what is odd, and what is usual
 */
public record Finding(Span span, String message) {}
