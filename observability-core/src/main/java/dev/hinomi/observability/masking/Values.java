package dev.hinomi.observability.masking;

/** Where the value is that a text assigns to a name. */
final class Values {
    private static final String BRACKETS = "[({";
    private static final String ENDS_OF_WORD = " ,;&|<>)]}'`\\";
    private static final String ENDS_OF_LINE = ",)]}'\\";

    private Values() {}

    /** The value behind the sign that assigns it, without its quotes; empty if it is. A line is a value of several words. */
    static long after(byte[] text, int sign, int to, boolean line) {
        int at = sign;
        while (at < to && text[at] == ' ') {
            at++;
        }
        at += at < to && BRACKETS.indexOf(text[at]) >= 0 ? 1 : 0;
        if (at < to && text[at] == '\\') {
            int quote = Escapes.endOfBackslashes(text, at, to);
            boolean quoted = quote < to && text[quote] == '"';
            return quoted ? Span.of(quote + 1, endOfQuoted(text, quote + 1, to, quote - at)) : Span.of(at, at);
        }
        if (at < to && text[at] == '\'') {
            return Span.of(at + 1, endBefore(text, at + 1, to, "'"));
        }
        return Span.of(at, endBefore(text, at, to, line ? ENDS_OF_LINE : ENDS_OF_WORD));
    }

    /** Before the quote with no more backslashes than the one that opened; one with more is part of the value. */
    private static int endOfQuoted(byte[] text, int from, int to, int backslashes) {
        int at = from;
        while (at < to) {
            if (text[at] != '\\') {
                at++;
                continue;
            }
            int end = Escapes.endOfBackslashes(text, at, to);
            if (end < to && text[end] == '"' && end - at <= backslashes) {
                return at;
            }
            at = end;
        }
        return to;
    }

    private static int endBefore(byte[] text, int from, int to, String ends) {
        int at = from;
        while (at < to && ends.indexOf(text[at]) < 0) {
            at++;
        }
        return at;
    }
}
