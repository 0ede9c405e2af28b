package dev.hinomi.sandbox.console.search;

/** A place in a search text, moving forward. Not thread-safe. */
final class Cursor {
    private static final String ENDS_WORD = " \t\r\n()[]\":";
    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    boolean atEnd() {
        skipSpace();
        return at == text.length();
    }

    boolean atSpace() {
        return at < text.length() && Character.isWhitespace(text.charAt(at));
    }

    char peek() {
        skipSpace();
        return at == text.length() ? '\0' : text.charAt(at);
    }

    boolean skip(char expected) {
        skipSpace();
        return skipAdjacent(expected);
    }

    boolean skipAdjacent(char expected) {
        boolean found = at < text.length() && text.charAt(at) == expected;
        at += found ? 1 : 0;
        return found;
    }

    void require(char expected, String message) throws Unreadable {
        if (!skip(expected)) {
            throw unreadable(message);
        }
    }

    boolean atWord(String word) {
        skipSpace();
        int end = at + word.length();
        return text.startsWith(word, at)
                && (end == text.length() || Character.isWhitespace(text.charAt(end)) || text.charAt(end) == '(');
    }

    boolean skipWord(String word) {
        boolean found = atWord(word);
        at += found ? word.length() : 0;
        return found;
    }

    boolean atWildcard() {
        return skip('*');
    }

    String quoted() throws Unreadable {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' && at + 1 < text.length() ? 1 : 0;
            value.append(text.charAt(at++));
        }
        if (at == text.length()) {
            throw new Unreadable(start, "this quote is not closed; add a '\"'");
        }
        at++;
        return value.toString();
    }

    String word() throws Unreadable {
        skipSpace();
        StringBuilder word = new StringBuilder();
        while (at < text.length() && ENDS_WORD.indexOf(text.charAt(at)) < 0) {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                word.append(text.charAt(at++));
            } else {
                word.append(c == '*' ? Glob.ANY : c == '?' ? Glob.ONE : c);
            }
        }
        if (word.isEmpty()) {
            throw unreadable("'" + peek() + "' is not expected here; write it in quotes to search for it");
        }
        return word.toString();
    }

    Unreadable unreadable(String message) {
        skipSpace();
        return new Unreadable(at, message);
    }

    private void skipSpace() {
        while (atSpace()) {
            at++;
        }
    }
}
