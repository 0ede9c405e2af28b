package dev.hinomi.observability.masking;

/**
 * Japanese telephone numbers: {@code 090-1234-5678}, {@code 0312345678}, {@code (03)1234-5678}, {@code +81 90 1234 5678}.
 * They have eleven digits if the third one is 0, else ten, counting the 0 that is left out after 81.
 */
final class JapanesePhone implements Finder {
    private static final int LANDLINE = 10;
    private static final int MOBILE = 11;
    private static final int LONGEST = 20;
    private static final String COUNTRY = "81";
    private static final String SIGNS = "-() ";

    @Override
    public String anchors() {
        return "0123456789";
    }

    @Override
    public boolean mayFollow(byte before) {
        return before == '+' || Numbers.mayBeginAfter(before);
    }

    @Override
    public String label() {
        return "[phone]";
    }

    @Override
    public long find(byte[] text, int floor, int at, int to) {
        if (at + 1 >= to) {
            return Span.NONE;
        }
        int before = at > floor ? text[at - 1] : ' ';
        if (before == '+') {
            return Ascii.endsWith(text, at, at + 2, COUNTRY) ? number(text, at - 1, at + 2, to) : Span.NONE;
        }
        if (text[at] != '0' || text[at + 1] < '1' || text[at + 1] > '9' || Numbers.isFraction(text, floor, at)) {
            return Span.NONE;
        }
        return number(text, before == '(' ? at - 1 : at, at, to);
    }

    private static long number(byte[] text, int start, int from, int to) {
        boolean abroad = text[start] == '+';
        int digits = abroad ? 1 : 0;
        int wanted = LANDLINE;
        int limit = Math.min(to, from + LONGEST);
        for (int at = from; at < limit; at++) {
            if (!Ascii.isDigit(text[at])) {
                if (SIGNS.indexOf(text[at]) < 0) {
                    return Span.NONE;
                }
            } else if (!abroad || digits > 1 || text[at] != '0') {
                digits++;
                wanted = digits == 3 && text[at] == '0' ? MOBILE : wanted;
            }
            if (digits == wanted) {
                return Ascii.isAlphanumericAt(text, at + 1, from, to) ? Span.NONE : Span.of(start, at + 1);
            }
        }
        return limit == to ? Span.open(start) : Span.NONE;
    }
}
