package dev.hinomi.observability.masking;

import java.util.Locale;

/**
 * One name whose values are hidden.
 *
 * @param letters small letters and digits, the last one a letter
 * @param endsWords whether it may also end a longer word
 */
record HiddenName(String letters, boolean endsWords) {
    private static final String SEPARATORS = "-_. ";
    private static final String ANY_BEGINNING = "*";
    private static final int LONGEST = 40;

    /**
     * A name as an option gives it.
     *
     * @throws IllegalArgumentException if it could not be recognised
     */
    static HiddenName of(String name) {
        StringBuilder letters = new StringBuilder();
        name.toLowerCase(Locale.ROOT)
                .chars()
                .filter(c -> SEPARATORS.indexOf(c) < 0)
                .forEach(c -> letters.append((char) c));
        boolean endsWords = name.startsWith(ANY_BEGINNING);
        String plain = letters.substring(endsWords ? 1 : 0);
        if (plain.length() > LONGEST || !plain.matches("[a-z0-9]*[a-z]")) {
            throw new IllegalArgumentException("A hidden name must be 1 to " + LONGEST
                    + " letters from a to z and digits, not ending with a digit, perhaps with * before them, but was \""
                    + name
                    + "\".");
        }
        return new HiddenName(plain, endsWords);
    }

    char last() {
        return letters.charAt(letters.length() - 1);
    }

    /** Whether what stands from one index to another ends with this name. */
    boolean ends(byte[] text, int from, int to) {
        int start = to;
        for (int i = letters.length() - 1; i >= 0; i--) {
            start--;
            while (start >= from && isSeparator(text[start])) {
                start--;
            }
            if (start < from || Ascii.lower(text[start]) != letters.charAt(i)) {
                return false;
            }
        }
        return endsWords || beginsWord(text, from, start);
    }

    private static boolean isSeparator(byte b) {
        return b == '_' || b == '-' || b == '.' || b == ' ';
    }

    /** After something else than a letter; or as the capital of {@code dbPin}, or of {@code DBPin}. */
    private static boolean beginsWord(byte[] text, int from, int start) {
        if (start == from || !Ascii.isLetter(text[start - 1])) {
            return true;
        }
        boolean small = start + 1 < text.length && Ascii.isLower(text[start + 1]);
        return Ascii.isUpper(text[start]) && (small || Ascii.isLower(text[start - 1]));
    }

    /** As an option gives it. */
    @Override
    public String toString() {
        return endsWords ? ANY_BEGINNING + letters : letters;
    }
}
