package dev.hinomi.observability.masking;

/**
 * Japan's individual numbers: 12 digits, the last one a check digit (ordinance no. 85 of 2014 of the Ministry of Internal
 * Affairs and Communications, article 5). One number of 12 digits in eleven passes that check.
 */
final class MyNumber implements Finder {
    private static final int DIGITS = 12;

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
        return "[my number]";
    }

    @Override
    public long find(byte[] text, int floor, int at, int to) {
        if (Numbers.isFraction(text, floor, at)) {
            return Span.NONE;
        }
        int end = Numbers.endOfFours(text, at, to, DIGITS);
        return end > 0 && Numbers.nextGroup(text, end, to) == to && hasCheckDigit(text, end)
                ? Span.of(at, end)
                : Span.NONE;
    }

    /** From the right the weights are 2 to 7 and again 2 to 6; a rest below 2 gives 0. */
    private static boolean hasCheckDigit(byte[] text, int end) {
        int sum = 0;
        int weight = 2;
        int digits = 1;
        for (int i = end - 2; digits < DIGITS; i--) {
            if (Ascii.isDigit(text[i])) {
                sum += (text[i] - '0') * weight;
                weight = weight == 7 ? 2 : weight + 1;
                digits++;
            }
        }
        int rest = sum % 11;
        return text[end - 1] - '0' == (rest < 2 ? 0 : 11 - rest);
    }
}
