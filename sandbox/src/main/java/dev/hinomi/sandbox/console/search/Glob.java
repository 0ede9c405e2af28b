package dev.hinomi.sandbox.console.search;

/**
 * A text in which {@code *} stands for any characters and {@code ?} for one. Matching takes at most pattern length times
 * text length steps, whatever the pattern.
 *
 * @param pattern the pattern; in it {@link #ANY} and {@link #ONE} are the wildcards, so that a quoted star is a star
 * @param caseSensitive whether case counts
 */
public record Glob(String pattern, boolean caseSensitive) {
    static final char ANY = '\uE000';
    static final char ONE = '\uE001';

    /**
     * Says whether the whole text has this shape.
     *
     * @param text any text
     * @return whether it matches
     */
    public boolean matches(String text) {
        int at = 0;
        int in = 0;
        int star = -1;
        int retry = 0;
        while (in < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == ANY) {
                star = at++;
                retry = in;
            } else if (at < pattern.length() && same(pattern.charAt(at), text.charAt(in))) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++retry;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == ANY) {
            at++;
        }
        return at == pattern.length();
    }

    private boolean same(char expected, char actual) {
        if (expected == ONE || expected == actual) {
            return true;
        }
        return !caseSensitive && Character.toLowerCase(expected) == Character.toLowerCase(actual);
    }

    /** Writes the pattern as a person would: the wildcards as {@code *} and {@code ?}. */
    @Override
    public String toString() {
        return pattern.replace(ANY, '*').replace(ONE, '?');
    }
}
