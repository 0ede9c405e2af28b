package dev.hinomi.observability.masking;

import java.util.List;

/**
 * Values beside a name: {@code password=…}, {@code token: …}, {@code "secret":"…"} with any number of backslashes,
 * {@code 'pwd': '…'}, {@code <password>…<}. Of headers that can have several words everything up to the end of the line.
 */
final class NamedValue implements Finder {
    private static final int LONGEST_NAME = 64;
    private static final String SIGNS_IN_NAME = "-_.";
    private static final Names LINES = new Names(List.of("authorization", "cookie"));
    private static final List<String> NO_SECRETS = List.of("null", "true", "false", "yes", "no");

    private final Names names;
    private final Shape shape;
    private final String label;

    NamedValue(Names names, Shape shape, String label) {
        this.names = names;
        this.shape = shape;
        this.label = label;
    }

    @Override
    public String anchors() {
        return ":=>\\";
    }

    @Override
    public boolean mayFollow(byte before) {
        return names.mayEndWith(before) || before == '\'' || before == ' ';
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public long find(byte[] text, int floor, int at, int to) {
        int sign = endOfSign(text, at, to);
        if (sign < 0) {
            return Span.NONE;
        }
        int nameEnd = endOfName(text, floor, at);
        int name = startOfName(text, Math.max(floor, nameEnd - LONGEST_NAME), nameEnd);
        if (!names.endIn(text, name, nameEnd) || (text[at] == '>' && !isOpeningTag(text, floor, name))) {
            return Span.NONE;
        }
        long value = Values.after(text, sign, shape.limit(sign, to), LINES.endIn(text, name, nameEnd));
        int from = Span.from(value);
        int end = Span.to(value);
        boolean prose = text[at] == ':' && text[from - 1] == ' ' && isProse(text, from, end, to);
        return end == from || prose || isNoSecret(text, from, end) || !shape.fits(text, from, end) ? Span.NONE : value;
    }

    /** Behind {@code = : >}, {@code == =>}, or the colon after a quoted name; -1 if nothing is assigned. */
    private static int endOfSign(byte[] text, int at, int to) {
        int sign = at;
        if (text[at] == '\\') {
            int quote = Escapes.endOfBackslashes(text, at, to);
            if (quote == to || text[quote] != '"') {
                return -1;
            }
            sign = quote + 1;
            while (sign < to && text[sign] == ' ') {
                sign++;
            }
            if (sign == to || (text[sign] != ':' && text[sign] != '=')) {
                return -1;
            }
        }
        boolean two = sign + 1 < to && text[sign] != '>' && (text[sign + 1] == '=' || text[sign + 1] == '>');
        return two ? sign + 2 : sign + 1;
    }

    private static int endOfName(byte[] text, int floor, int at) {
        int end = at;
        while (end > floor && ((text[end - 1] == ' ' && at == end) || (text[end - 1] == '\'' && at - end < 2))) {
            end--;
        }
        return end;
    }

    private static int startOfName(byte[] text, int floor, int end) {
        int start = end;
        while (start > floor
                && (Ascii.isAlphanumeric(text[start - 1]) || SIGNS_IN_NAME.indexOf(text[start - 1]) >= 0)) {
            start--;
        }
        return start;
    }

    private static boolean isOpeningTag(byte[] text, int floor, int name) {
        return name > floor && (text[name - 1] == '<' || text[name - 1] == ':');
    }

    /** As in {@code password: must not be blank}: small letters alone, and another word of them after a space. */
    private static boolean isProse(byte[] text, int from, int end, int to) {
        for (int i = from; i < end; i++) {
            if (!Ascii.isLower(text[i])) {
                return false;
            }
        }
        return end + 1 < to && text[end] == ' ' && Ascii.isLower(text[end + 1]);
    }

    private static boolean isNoSecret(byte[] text, int from, int end) {
        for (String word : NO_SECRETS) {
            if (end - from == word.length() && Ascii.endsWith(text, from, end, word)) {
                return true;
            }
        }
        return false;
    }
}
