package dev.hinomi.alerts.rule;

/** Reads composites by descent. Not safe for use by several threads. */
final class CompositeParser {

    private static final int DEEPEST = 64;

    private final String text;
    private int at;
    private int depth;

    CompositeParser(String text) {
        this.text = text;
    }

    Composite parse() {
        Composite whole = either();
        if (peek() != 0) {
            throw unexpected("&& or ||");
        }
        return whole;
    }

    private Composite either() {
        Composite left = both();
        while (take("||")) {
            left = new Composite.Or(left, both());
        }
        return left;
    }

    private Composite both() {
        Composite left = factor();
        while (take("&&")) {
            left = new Composite.And(left, factor());
        }
        return left;
    }

    private Composite factor() {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("column " + (at + 1) + ": more than " + DEEPEST + " levels");
        }
        try {
            if (take("!")) {
                return new Composite.Not(factor());
            }
            if (take("(")) {
                Composite inner = either();
                if (!take(")")) {
                    throw unexpected("&&, || or )");
                }
                return inner;
            }
            return member();
        } finally {
            depth--;
        }
    }

    private Composite member() {
        peek();
        int start = at;
        while (at < text.length() && isOfId(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw unexpected("the id of a rule, ! or (");
        }
        return new Composite.Member(text.substring(start, at));
    }

    private static boolean isOfId(char letter) {
        return letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9' || "._-".indexOf(letter) >= 0;
    }

    private boolean take(String symbol) {
        peek();
        boolean found = text.startsWith(symbol, at);
        at += found ? symbol.length() : 0;
        return found;
    }

    /** The next character that is no space; 0 at the end. */
    private char peek() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private IllegalArgumentException unexpected(String expected) {
        String found = at < text.length() ? "\"" + text.substring(at) + "\"" : "the end";
        return new IllegalArgumentException(
                "column " + (at + 1) + ": expected " + expected + ", but found " + found + " in \"" + text + "\"");
    }
}
