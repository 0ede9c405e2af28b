package dev.hinomi.sandbox.console.search;

/**
 * Words to be found in a text, in any case, from word boundary to word boundary.
 *
 * @param pattern the words, with wildcards as in {@link Glob}
 */
public record Words(Glob pattern) {

    static Words of(String pattern) {
        return new Words(new Glob(pattern, false));
    }

    /**
     * Says whether a text contains the words.
     *
     * @param text any text
     * @return whether it does
     */
    public boolean in(String text) {
        if (pattern.pattern().indexOf(Glob.ANY) >= 0 || pattern.pattern().indexOf(Glob.ONE) >= 0) {
            return anyWordOf(text);
        }
        String words = pattern.pattern();
        for (int at = 0; at + words.length() <= text.length(); at++) {
            if (text.regionMatches(true, at, words, 0, words.length()) && isWhole(text, at, at + words.length())) {
                return true;
            }
        }
        return false;
    }

    private boolean anyWordOf(String text) {
        int from = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || Character.isWhitespace(text.charAt(at))) {
                if (at > from && pattern.matches(text.substring(from, at))) {
                    return true;
                }
                from = at + 1;
            }
        }
        return pattern.matches(text);
    }

    private static boolean isWhole(String text, int from, int to) {
        boolean startsWord = from == 0 || !joins(text.charAt(from - 1), text.charAt(from));
        boolean endsWord = to == text.length() || !joins(text.charAt(to - 1), text.charAt(to));
        return startsWord && endsWord;
    }

    private static boolean joins(char left, char right) {
        return Character.isLetterOrDigit(left) && Character.isLetterOrDigit(right);
    }
}
