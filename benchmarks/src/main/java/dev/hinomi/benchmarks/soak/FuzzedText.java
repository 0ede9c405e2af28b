package dev.hinomi.benchmarks.soak;

import java.util.Random;

/**
 * Texts of every kind that somebody or something may put into a name or a tag: of all Unicode planes, half a pair,
 * control characters, quotes, nothing, far too much. For one thread.
 *
 * @param random where they come from
 */
record FuzzedText(Random random) {
    private static final int KINDS = 12;
    private static final int LONGEST = 40;
    private static final int FAR_TOO_LONG = 10_240;
    private static final String SPECIAL =
            "\"\\/\b\f\n\r\t\u0000\u007f\u0085\u00a0\u2028\u2029\ufeff\ufffe\uffff{}[]:,'";

    /** A text that may be empty or very long. */
    String any() {
        return switch (random.nextInt(KINDS)) {
            case 0 -> "";
            case 1 -> characters(LONGEST, ' ', 0x7f);
            case 2 -> characters(LONGEST, 0, ' ');
            case 3 -> special();
            case 4 -> characters(LONGEST, Character.MIN_SURROGATE, Character.MAX_SURROGATE + 1);
            case 5 -> characters(LONGEST, 0, Character.MAX_VALUE + 1);
            case 6 -> codePoints(LONGEST);
            case 7 -> codePoints(FAR_TOO_LONG);
            case 8 -> characters(FAR_TOO_LONG, 'a', 'z');
            case 9 -> ":" + characters(LONGEST, '0', 'z') + "::";
            case 10 -> "  " + characters(LONGEST, 0xc0, 0x250) + " ";
            default -> characters(LONGEST, 'a', 'z');
        };
    }

    private String special() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(LONGEST); i > 0; i--) {
            text.append(SPECIAL.charAt(random.nextInt(SPECIAL.length())));
        }
        return text.toString();
    }

    private String characters(int most, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            text.append((char) (from + random.nextInt(to - from)));
        }
        return text.toString();
    }

    /** Every plane is as likely as any other. */
    private String codePoints(int most) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(most / 2); i > 0; i--) {
            text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
        }
        return text.toString();
    }
}
