package dev.hinomi.sandbox.query;

/** A query cannot be read; the message says where and what was expected. */
final class QueryException extends RuntimeException {

    QueryException(String message) {
        super(message);
    }
}
