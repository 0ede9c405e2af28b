package dev.hinomi.observability.masking;

import java.util.List;

/**
 * Shows finders the bytes they ask for. One pass, in which every other byte costs one look-up: each byte has a bit for
 * every finder whose anchor it is, and one for every finder that it leaves possible at the byte after it. Thread-safe.
 */
final class Scanner {
    private static final int BYTES = 256;
    private static final int MOST_FINDERS = 31;
    private static final int ESCAPE = 1 << MOST_FINDERS;
    private static final int LONGEST_CUT_WORD = 64;

    /** By byte: in the upper half the finders to ask at it, in the lower half those to ask at the next one. */
    private final long[] questions = new long[BYTES];

    private final Finder[] finders;
    private final Label[] labels;

    Scanner(List<Finder> asked) {
        if (asked.size() > MOST_FINDERS) {
            throw new IllegalArgumentException("At most " + MOST_FINDERS + " finders can be asked, but there were "
                    + asked.size() + "; let some of them share a class.");
        }
        finders = asked.toArray(Finder[]::new);
        labels = asked.stream().map(finder -> new Label(finder.label())).toArray(Label[]::new);
        for (int octet = 0; octet < BYTES; octet++) {
            questions[octet] = questions((byte) octet);
        }
    }

    private long questions(byte octet) {
        int here = octet == '\\' ? ESCAPE : 0;
        int next = ESCAPE;
        for (int i = 0; i < finders.length; i++) {
            here |= finders[i].anchors().indexOf(octet) >= 0 ? 1 << i : 0;
            next |= finders[i].mayFollow(octet) ? 1 << i : 0;
        }
        return ((long) here << Integer.SIZE) | (next & 0xffff_ffffL);
    }

    /** As {@link Masker#mask}, but what a finder throws is thrown. */
    int mask(byte[] text, int from, int to, boolean cut) {
        int floor = from;
        int kept = from;
        int end = from;
        int at = from;
        while ((at = nextAsked(text, floor, at, to)) < to) {
            int asked = asked(text, floor, at) & ~ESCAPE;
            long hidden = Span.NONE;
            for (; asked != 0 && hidden == Span.NONE; asked &= asked - 1) {
                int finder = Integer.numberOfTrailingZeros(asked);
                hidden = Span.close(finders[finder].find(text, floor, at, to), to, cut);
                end = hidden == Span.NONE ? end : labels[finder].replace(text, hidden, kept, end);
            }
            boolean goesOn = hidden == Span.NONE && text[at] != '\\';
            kept = hidden == Span.NONE ? kept : Span.to(hidden);
            at = hidden == Span.NONE ? pass(text, at, to) : kept;
            floor = goesOn ? floor : at;
        }
        return move(text, kept, cut ? lastWord(text, floor, to) : to, end);
    }

    private static int pass(byte[] text, int at, int to) {
        return text[at] == '\\' ? Escapes.end(text, at, to) : at + 1;
    }

    private int nextAsked(byte[] text, int floor, int from, int to) {
        long[] table = questions;
        long before = table[before(text, floor, from)];
        for (int at = from; at < to; at++) {
            long here = table[text[at] & (table.length - 1)];
            if (((here >>> Integer.SIZE) & before) != 0) {
                return at;
            }
            before = here;
        }
        return to;
    }

    private int asked(byte[] text, int floor, int at) {
        long here = questions[text[at] & 0xff];
        return (int) ((here >>> Integer.SIZE) & questions[before(text, floor, at)]);
    }

    /** What stands before an index; a space where the text begins, or where an escape or hidden part ended. */
    private static int before(byte[] text, int floor, int at) {
        return at > floor ? text[at - 1] & 0xff : ' ';
    }

    static int move(byte[] text, int from, int to, int end) {
        if (from != end) {
            System.arraycopy(text, from, text, end, to - from);
        }
        return end + to - from;
    }

    /** Where the word begins with which a cut text ends: nobody can tell what it would have become. */
    private static int lastWord(byte[] text, int floor, int to) {
        int start = to;
        int least = Math.max(floor, to - LONGEST_CUT_WORD);
        while (start > least && text[start - 1] > ' ') {
            start--;
        }
        return start;
    }
}
