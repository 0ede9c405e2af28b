package dev.hinomi.observability.masking;

import java.util.ArrayList;
import java.util.List;

/** Shows finders the bytes they ask for, in one pass that costs every other byte one look-up. Thread-safe. */
final class Scanner {
    private static final int BYTES = 256;
    private static final int LONGEST_CUT_WORD = 64;

    /** For every byte its index among the anchors; 0 for those that are none. */
    private final byte[] kinds = new byte[BYTES];

    private final Anchor[] anchors;

    Scanner(List<Finder> finders) {
        List<Anchor> found = new ArrayList<>();
        found.add(new Anchor(List.of()));
        for (char b = 0; b < Byte.MAX_VALUE; b++) {
            List<Finder> asked = interestedIn(b, finders);
            if (!asked.isEmpty() || b == '\\') {
                kinds[b] = (byte) found.size();
                found.add(new Anchor(asked));
            }
        }
        anchors = found.toArray(Anchor[]::new);
    }

    private static List<Finder> interestedIn(char b, List<Finder> finders) {
        return finders.stream()
                .filter(finder -> finder.anchors().indexOf(b) >= 0)
                .toList();
    }

    /** As {@link Masker#mask}, but what a finder throws is thrown. */
    int mask(byte[] text, int from, int to, boolean cut) {
        int floor = from;
        int kept = from;
        int end = from;
        int at = from;
        while ((at = nextAnchor(text, at, to)) < to) {
            Anchor anchor = anchors[kinds[text[at] & 0xff]];
            long hidden = Span.NONE;
            if (anchor.isWorthAsking(text, floor, at)) {
                for (int i = 0; i < anchor.finders.length && hidden == Span.NONE; i++) {
                    hidden = Span.close(anchor.finders[i].find(text, floor, at, to), to, cut);
                    if (hidden != Span.NONE) {
                        end = move(text, kept, Span.from(hidden), end);
                        end = anchor.labels[i].write(text, end, Span.to(hidden) - Span.from(hidden));
                        kept = Span.to(hidden);
                    }
                }
            }
            boolean floors = hidden != Span.NONE || text[at] == '\\';
            at = hidden == Span.NONE ? pass(text, at, to) : kept;
            floor = floors ? at : floor;
        }
        return move(text, kept, cut ? lastWord(text, floor, to) : to, end);
    }

    private int nextAnchor(byte[] text, int from, int to) {
        byte[] table = kinds;
        int at = from;
        while (at < to && table[text[at] & 0xff] == 0) {
            at++;
        }
        return at;
    }

    private static int pass(byte[] text, int at, int to) {
        byte anchor = text[at];
        if (anchor == '\\') {
            return Escapes.end(text, at, to);
        }
        boolean digit = Ascii.isDigit(anchor);
        int next = at + 1;
        while (next < to && (digit ? Ascii.isDigit(text[next]) : text[next] == anchor)) {
            next++;
        }
        return next;
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
