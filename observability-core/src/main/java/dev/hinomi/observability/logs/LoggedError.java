package dev.hinomi.observability.logs;

import java.util.Optional;

/**
 * A failure as Datadog's error tracking reads it.
 *
 * @param kind the class of the exception that was logged
 * @param message its message, empty if it has none
 * @param stack its stack trace, the root cause first
 * @param fingerprint what Datadog's error tracking groups by instead of its own reading, if asked for
 */
record LoggedError(String kind, String message, String stack, Optional<String> fingerprint) {}
