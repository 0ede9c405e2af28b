package dev.hinomi.observability.masking;

/** E-mail addresses, also with {@code %40} for the at sign. The longest local part is that of RFC 5321, section 4.5.3.1. */
final class Email implements Finder {
    private static final int LONGEST_LOCAL_PART = 64;
    private static final String SIGNS = "._%+-'~";
    private static final String ENCODED_AT = "%40";

    @Override
    public String anchors() {
        return "@%";
    }

    @Override
    public boolean mayFollow(byte before) {
        return Ascii.isAlphanumeric(before) || before < 0 || SIGNS.indexOf(before) >= 0;
    }

    @Override
    public String label() {
        return "[email]";
    }

    @Override
    public long find(byte[] text, int floor, int at, int to) {
        int domain = text[at] == '@' ? at + 1 : at + ENCODED_AT.length();
        if (domain > to || (text[at] == '%' && !Ascii.endsWith(text, at, domain, ENCODED_AT))) {
            return Span.NONE;
        }
        int local = startOfLocalPart(text, Math.max(floor, at - LONGEST_LOCAL_PART), at);
        if (local == at) {
            return Span.NONE;
        }
        int limit = Domain.endOfCharacters(text, domain, to);
        int end = Domain.end(text, domain, limit);
        if (end > domain) {
            return Span.of(local, end);
        }
        return limit == to ? Span.open(local) : Span.NONE;
    }

    private static int startOfLocalPart(byte[] text, int floor, int at) {
        int start = at;
        int from = at;
        while (from > floor) {
            int letter = Letters.before(text, floor, from);
            if (letter == 0 && SIGNS.indexOf(text[from - 1]) < 0) {
                break;
            }
            from -= Math.max(letter, 1);
            start = letter > 0 ? from : start;
        }
        return start;
    }
}
