package dev.hinomi.alerts.query;

import java.util.List;
import java.util.stream.Collectors;

/** Which series a query reads: the part between the first braces. */
public sealed interface Scope {

    /** Where it stands in the source. */
    Span span();

    /** Whether a series with these tags is read. */
    boolean matches(Tags tags);

    /** The scope in words: {@code AND}, {@code OR}, {@code NOT}, {@code IN}. */
    String inWords();

    /** The scope as printed in a query: with commas and {@code !} where that is possible, in words otherwise. */
    default String canonical() {
        return inWords();
    }

    /** Whether a dashboard's template variable stands in it, which has no value here. */
    default boolean hasVariable() {
        return inWords().indexOf('$') >= 0;
    }

    /** {@code *}: every series. */
    record Everything(Span span) implements Scope {
        @Override
        public boolean matches(Tags tags) {
            return true;
        }

        @Override
        public String inWords() {
            return "*";
        }
    }

    /**
     * {@code key:value}, where the value may hold {@code *}, or a bare value.
     *
     * @param tag the tag as written, in lower case
     * @param span where it stands
     */
    record Tag(String tag, Span span) implements Scope {
        @Override
        public boolean matches(Tags tags) {
            return tag.indexOf('*') < 0
                    ? tags.contains(tag)
                    : tags.all().stream().anyMatch(this::resembles);
        }

        private boolean resembles(String candidate) {
            String[] parts = tag.split("\\*", -1);
            int at = parts[0].length();
            String last = parts[parts.length - 1];
            if (!candidate.startsWith(parts[0]) || candidate.length() < at + last.length()) {
                return false;
            }
            int end = candidate.length() - last.length();
            for (int index = 1; index < parts.length - 1; index++) {
                int found = candidate.indexOf(parts[index], at);
                if (found < 0) {
                    return false;
                }
                at = found + parts[index].length();
            }
            return at <= end && candidate.endsWith(last);
        }

        @Override
        public String inWords() {
            return tag;
        }
    }

    /** Every series that the inner scope does not match. */
    record Not(Scope scope, Span span) implements Scope {
        @Override
        public boolean matches(Tags tags) {
            return !scope.matches(tags);
        }

        @Override
        public String inWords() {
            return scope instanceof Tag ? "NOT " + scope.inWords() : "NOT (" + scope.inWords() + ")";
        }

        @Override
        public String canonical() {
            return scope instanceof Tag ? "!" + scope.inWords() : inWords();
        }
    }

    /** Series that every part matches. */
    record All(List<Scope> parts, Span span) implements Scope {

        /** Takes its own copy. */
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean matches(Tags tags) {
            return parts.stream().allMatch(part -> part.matches(tags));
        }

        @Override
        public String inWords() {
            return parts.stream()
                    .map(part ->
                            part instanceof Any || part instanceof All ? "(" + part.inWords() + ")" : part.inWords())
                    .collect(Collectors.joining(" AND "));
        }

        @Override
        public String canonical() {
            boolean symbolic = parts.stream()
                    .allMatch(part -> part instanceof Tag || (part instanceof Not not && not.scope() instanceof Tag));
            return symbolic ? parts.stream().map(Scope::canonical).collect(Collectors.joining(",")) : inWords();
        }
    }

    /** Series that some part matches. */
    record Any(List<Scope> parts, Span span) implements Scope {

        /** Takes its own copy. */
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean matches(Tags tags) {
            return parts.stream().anyMatch(part -> part.matches(tags));
        }

        @Override
        public String inWords() {
            return parts.stream()
                    .map(part -> part instanceof Any ? "(" + part.inWords() + ")" : part.inWords())
                    .collect(Collectors.joining(" OR "));
        }
    }

    /** {@code key IN (a,b)}. */
    record In(String key, List<String> values, Span span) implements Scope {

        /** Takes its own copy. */
        public In {
            values = List.copyOf(values);
        }

        @Override
        public boolean matches(Tags tags) {
            return values.stream().anyMatch(value -> new Tag(key + ":" + value, span).matches(tags));
        }

        @Override
        public String inWords() {
            return key + " IN (" + String.join(",", values) + ")";
        }
    }

    /** {@code key NOT IN (a,b)}. */
    record NotIn(String key, List<String> values, Span span) implements Scope {

        /** Takes its own copy. */
        public NotIn {
            values = List.copyOf(values);
        }

        @Override
        public boolean matches(Tags tags) {
            return !new In(key, values, span).matches(tags);
        }

        @Override
        public String inWords() {
            return key + " NOT IN (" + String.join(",", values) + ")";
        }
    }
}
