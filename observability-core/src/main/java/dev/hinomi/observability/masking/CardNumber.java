package dev.hinomi.observability.masking;

/**
 * Numbers of payment cards: an issuer's first digits and length, and Luhn's check digit (ISO/IEC 7812-1, annex B). In one
 * piece, or in the groups that cards show, with a space or hyphen between them.
 */
final class CardNumber implements Finder {
    private static final int FEWEST = 13;
    private static final int MOST = 19;
    private static final int FIRST = 4;
    private static final int MOST_GROUPS = 5;

    @Override
    public String anchors() {
        return "0123456789";
    }

    @Override
    public boolean mayFollow(byte before) {
        return Numbers.mayBeginAfter(before);
    }

    @Override
    public String label() {
        return "[card]";
    }

    @Override
    public long find(byte[] text, int floor, int at, int to) {
        if (at + FIRST > to
                || Numbers.endOfGroup(text, at, at + FIRST) < at + FIRST
                || Numbers.isFraction(text, floor, at)) {
            return Span.NONE;
        }
        long found = Span.NONE;
        long layout = 0;
        int group = at;
        int end = at;
        for (int groups = 0; group < to && groups < MOST_GROUPS; groups++) {
            end = Numbers.endOfGroup(text, group, Math.min(to, group + MOST + 1));
            layout = layout * 100 + end - group;
            if (!Ascii.isAlphanumericAt(text, end, at, to) && isCard(text, at, end, layout)) {
                found = Span.of(at, end);
            }
            group = Numbers.nextGroup(text, end, to);
        }
        boolean open = found == Span.NONE && digits(layout) < MOST && Numbers.endsText(text, end, to);
        return open && CardIssuer.issues(firstFour(text, at)) ? Span.open(at) : found;
    }

    private static boolean isCard(byte[] text, int from, int to, long layout) {
        int digits = digits(layout);
        return digits >= FEWEST
                && digits <= MOST
                && isLayout(layout, digits)
                && isIssued(layout, firstFour(text, from), digits)
                && hasCheckDigit(text, from, to)
                && !isArticle(text, from, to);
    }

    private static int digits(long layout) {
        int digits = 0;
        for (long rest = layout; rest > 0; rest /= 100) {
            digits += (int) (rest % 100);
        }
        return digits;
    }

    private static int firstFour(byte[] text, int at) {
        int number = 0;
        for (int i = at; i < at + FIRST; i++) {
            number = number * 10 + text[i] - '0';
        }
        return number;
    }

    /** One piece; fours and a rest; 4-6-4 and 4-6-5; 6-13. Written with two digits for the size of each group. */
    private static boolean isLayout(long layout, int digits) {
        return layout == digits
                || (layout / 100 == 4_04_04 && layout % 100 <= 4)
                || (layout / 100 == 4_04_04_04 && layout % 100 <= 3)
                || layout == 4_06_04
                || layout == 4_06_05
                || layout == 6_13;
    }

    /** Visa's numbers of 19 digits are only taken in groups: in one piece too many are ids. */
    private static boolean isIssued(long layout, int firstFour, int digits) {
        return CardIssuer.issues(firstFour, digits)
                || (layout != digits && digits == MOST && CardIssuer.VISA.has(firstFour));
    }

    /** Visa's rare numbers of 13 digits begin as the numbers of articles from half of Europe and Asia do. */
    private static boolean isArticle(byte[] text, int from, int to) {
        int sum = 0;
        for (int i = from; i < to && to - from == FEWEST; i++) {
            sum += (text[i] - '0') * ((i - from) % 2 == 0 ? 1 : 3);
        }
        return to - from == FEWEST && sum % 10 == 0;
    }

    private static boolean hasCheckDigit(byte[] text, int from, int to) {
        int sum = 0;
        boolean twice = false;
        for (int i = to - 1; i >= from; i--) {
            if (Ascii.isDigit(text[i])) {
                int digit = text[i] - '0';
                int weighed = twice ? 2 * digit : digit;
                sum += weighed > 9 ? weighed - 9 : weighed;
                twice = !twice;
            }
        }
        return sum % 10 == 0;
    }
}
