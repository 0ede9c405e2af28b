package dev.hinomi.sandbox.query;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Which series a query means: the part between its first braces (docs.datadoghq.com/metrics/advanced-filtering). */
sealed interface Scope {

    /** Whether a series with these tags is meant. */
    boolean holds(Collection<String> tags);

    /** Reads the text between the braces. */
    static Scope parse(String text) {
        return new ScopeParser(text).parse();
    }

    /** {@code *}: every series. */
    record Everything() implements Scope {
        @Override
        public boolean holds(Collection<String> tags) {
            return true;
        }
    }

    /** One tag, with {@code *} for any characters. */
    record Tag(Pattern tag) implements Scope {

        static Tag of(String text) {
            return new Tag(Pattern.compile(Pattern.quote(text).replace("*", "\\E.*\\Q")));
        }

        @Override
        public boolean holds(Collection<String> tags) {
            return tags.stream().anyMatch(candidate -> tag.matcher(candidate).matches());
        }
    }

    /** What the inner scope does not mean. */
    record Not(Scope scope) implements Scope {
        @Override
        public boolean holds(Collection<String> tags) {
            return !scope.holds(tags);
        }
    }

    /** What every part means. */
    record All(List<Scope> parts) implements Scope {

        /** Takes its own copy. */
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Collection<String> tags) {
            return parts.stream().allMatch(part -> part.holds(tags));
        }
    }

    /** What some part means. */
    record Any(List<Scope> parts) implements Scope {

        /** Takes its own copy. */
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Collection<String> tags) {
            return parts.stream().anyMatch(part -> part.holds(tags));
        }
    }
}
