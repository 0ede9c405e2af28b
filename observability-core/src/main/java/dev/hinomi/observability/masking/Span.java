package dev.hinomi.observability.masking;

/** A part of a text as one long, so that finding one allocates nothing. */
final class Span {
    /** There is nothing to hide. */
    static final long NONE = -1;

    private static final int OPEN = Integer.MAX_VALUE;

    private Span() {}

    /** From one index to another, exclusive. */
    static long of(int from, int to) {
        return ((long) from << Integer.SIZE) | to;
    }

    /** What reaches the end of the text and would have to be hidden if the text went on in a certain way. */
    static long open(int from) {
        return of(from, OPEN);
    }

    /** The part to hide: one that is open ends with a text that was cut, and is none otherwise. */
    static long close(long span, int end, boolean cut) {
        if (span == NONE || to(span) != OPEN) {
            return span;
        }
        return cut ? of(from(span), end) : NONE;
    }

    static int from(long span) {
        return (int) (span >>> Integer.SIZE);
    }

    static int to(long span) {
        return (int) span;
    }
}
