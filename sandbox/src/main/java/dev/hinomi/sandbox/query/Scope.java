package dev.hinomi.sandbox.query;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which series a query means: every term must hold.
 *
 * @param text the scope as written
 * @param terms the terms, none for {@code *}
 */
record Scope(String text, List<Term> terms) {

    Scope {
        terms = List.copyOf(terms);
    }

    /** One tag with {@code *} for any characters, or its absence. */
    record Term(Pattern tag, boolean negated) {

        boolean holds(Collection<String> tags) {
            return tags.stream().anyMatch(candidate -> tag.matcher(candidate).matches()) != negated;
        }
    }

    static Scope parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.equals("*")) {
            return new Scope("*", List.of());
        }
        return new Scope(
                stripped, List.of(stripped.split(",")).stream().map(Scope::term).toList());
    }

    boolean holds(Collection<String> tags) {
        return terms.stream().allMatch(term -> term.holds(tags));
    }

    private static Term term(String text) {
        String stripped = text.strip();
        boolean negated = stripped.startsWith("!") || stripped.startsWith("-");
        String tag = negated ? stripped.substring(1) : stripped;
        if (tag.isEmpty() || tag.contains(" ")) {
            throw new QueryException(
                    "A scope must be tags with commas between, for instance env:prod,!host:a, but was {" + text + "}");
        }
        String pattern = Pattern.quote(tag).replace("*", "\\E.*\\Q");
        return new Term(Pattern.compile(pattern), negated);
    }
}
