package dev.hinomi.alerts.query;

/**
 * A stretch of the query's source text.
 *
 * @param start offset of the first character, from 0
 * @param end offset after the last character
 */
public record Span(int start, int end) {

    /** The position of the first character as people count: from 1. */
    public int column() {
        return start + 1;
    }

    /** The stretch from the start of this one to the end of the other. */
    Span to(Span other) {
        return new Span(start, other.end);
    }
}
