package dev.hinomi.observability.masking;

/** Ids of AWS access keys, lasting ({@code AKIA}) and temporary ({@code ASIA}): 20 capitals and digits. */
final class AwsKeyId implements Finder {
    private static final int AFTER_ANCHOR = 18;

    @Override
    public String anchors() {
        return "I";
    }

    @Override
    public boolean mayFollow(byte before) {
        return before == 'K' || before == 'S';
    }

    @Override
    public String label() {
        return "[key]";
    }

    @Override
    public long find(byte[] text, int floor, int at, int to) {
        int start = at - 2;
        if (start < floor || text[start] != 'A' || Ascii.isAlphanumericAt(text, start - 1, floor, to)) {
            return Span.NONE;
        }
        int limit = Math.min(to, at + AFTER_ANCHOR);
        int end = at;
        while (end < limit && (Ascii.isUpper(text[end]) || Ascii.isDigit(text[end]))) {
            end++;
        }
        if (end == at + AFTER_ANCHOR && text[at + 1] == 'A' && !Ascii.isAlphanumericAt(text, end, floor, to)) {
            return Span.of(start, end);
        }
        return end == to ? Span.open(start) : Span.NONE;
    }
}
