package dev.hinomi.sandbox.intake;

/** A payload is JSON, but not of the documented shape; the message says what was expected and what was there. */
final class ShapeException extends RuntimeException {

    ShapeException(String message) {
        super(message);
    }
}
