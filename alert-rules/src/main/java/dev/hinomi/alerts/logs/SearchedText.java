package dev.hinomi.alerts.logs;

import java.util.regex.Pattern;

/**
 * Words of a search as patterns (documentation, {@code logs/explorer/search_syntax}): {@code *} stands for any text, {@code ?} for
 * one character, a backslash takes their meaning away. Words of a message are found whatever their case; values of attributes are
 * case sensitive.
 */
final class SearchedText {

    private static final String NO_WORD = "[^\\p{L}\\p{N}_]";
    private static final int IGNORING_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private SearchedText() {}

    /** Finds a word in a message, between what is no letter, digit or underscore. */
    static Pattern word(String word) {
        return between(pattern(word, "\\S*", "\\S"));
    }

    /** Finds words one behind the other, whatever stands between them that is no word. */
    static Pattern phrase(String phrase) {
        StringBuilder words = new StringBuilder();
        for (String word : literal(phrase).strip().split(NO_WORD + "+", -1)) {
            if (!word.isEmpty()) {
                words.append(words.isEmpty() ? "" : NO_WORD + "+").append(Pattern.quote(word));
            }
        }
        return between(words.toString());
    }

    private static Pattern between(String words) {
        return Pattern.compile("(?<!" + "[\\p{L}\\p{N}_])" + words + "(?![\\p{L}\\p{N}_])", IGNORING_CASE);
    }

    /** Matches a whole value. */
    static Pattern value(String word) {
        return Pattern.compile(pattern(word, ".*", "."), Pattern.DOTALL);
    }

    /** The text without its escapes. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder();
        for (int index = 0; index < text.length(); index++) {
            boolean escapes = text.charAt(index) == '\\' && index + 1 < text.length();
            literal.append(text.charAt(escapes ? ++index : index));
        }
        return literal.toString();
    }

    private static String pattern(String word, String any, String one) {
        StringBuilder pattern = new StringBuilder();
        for (int index = 0; index < word.length(); index++) {
            char character = word.charAt(index);
            if (character == '*') {
                pattern.append(any);
            } else if (character == '?') {
                pattern.append(one);
            } else {
                boolean escapes = character == '\\' && index + 1 < word.length();
                pattern.append(Pattern.quote(String.valueOf(escapes ? word.charAt(++index) : character)));
            }
        }
        return pattern.toString();
    }
}
