package dev.hinomi.alerts.query;

import java.util.List;
import java.util.stream.Collectors;

/** What a search looks for (documentation, {@code logs/explorer/search_syntax}). Attribute values are case sensitive. */
public sealed interface Search {

    /** Where it stands in the source of the whole query. */
    Span span();

    /** The search as this library writes it; parsing it gives an equal search. */
    String canonical();

    /** How tightly it binds, so that a printer knows when brackets are needed. */
    default int precedence() {
        return 3;
    }

    /** Brackets when this stands where something that binds as tightly as asked must stand. */
    private String within(int asked) {
        return precedence() < asked ? "(" + canonical() + ")" : canonical();
    }

    /** Nothing was written: everything is found. */
    record Everything(Span span) implements Search {
        @Override
        public String canonical() {
            return "";
        }
    }

    /** A word, possibly with {@code *} and {@code ?}; with its escapes. */
    record Word(String word, Span span) implements Search {
        @Override
        public String canonical() {
            return word;
        }
    }

    /** Words in this very order, in quotes; with their escapes. */
    record Phrase(String text, Span span) implements Search {
        @Override
        public String canonical() {
            return "\"" + text + "\"";
        }
    }

    /** {@code [400 TO 499]}; an edge in braces is itself left out. */
    record Range(String from, String to, boolean fromIncluded, boolean toIncluded, Span span) implements Search {
        @Override
        public String canonical() {
            return (fromIncluded ? "[" : "{") + from + " TO " + to + (toIncluded ? "]" : "}");
        }
    }

    /** {@code >=100}. */
    record Limit(Comparison.Comparator comparator, String value, Span span) implements Search {
        @Override
        public String canonical() {
            return comparator.symbol() + value;
        }
    }

    /**
     * {@code @http.status_code:500}, {@code service:web}, {@code *:word}.
     *
     * @param name the attribute with its {@code @}, the tag, or {@code *} for any attribute
     * @param value a word, a phrase, a range, a limit, or several of them in brackets
     * @param bracketed whether the value stands in brackets
     * @param span where it stands
     */
    record Field(String name, Search value, boolean bracketed, Span span) implements Search {
        @Override
        public String canonical() {
            return name + ":" + (bracketed ? "(" + value.canonical() + ")" : value.canonical());
        }
    }

    /** A function such as {@code CIDR(@network.client.ip,13.0.0.0/8)}. */
    record Function(String name, List<String> arguments, Span span) implements Search {

        /** Takes its own copy. */
        public Function {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String canonical() {
            return name + "(" + String.join(",", arguments) + ")";
        }
    }

    /** What is not found. */
    record Not(Search operand, Span span) implements Search {
        @Override
        public String canonical() {
            return operand instanceof Not ? "-(" + operand.canonical() + ")" : "-" + operand.within(3);
        }
    }

    /**
     * Several things at once.
     *
     * @param parts the things
     * @param worded whether {@code AND} stands between them
     * @param span where they stand
     */
    record All(List<Search> parts, boolean worded, Span span) implements Search {

        /** Takes its own copy. */
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public int precedence() {
            return 2;
        }

        @Override
        public String canonical() {
            return parts.stream().map(part -> part.within(3)).collect(Collectors.joining(worded ? " AND " : " "));
        }
    }

    /**
     * One of several things.
     *
     * @param parts the things
     * @param worded whether {@code OR} stands between them; a blank means the same in a search for processes alone
     * @param span where they stand
     */
    record Any(List<Search> parts, boolean worded, Span span) implements Search {

        /** Takes its own copy. */
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public int precedence() {
            return 1;
        }

        @Override
        public String canonical() {
            return parts.stream().map(part -> part.within(2)).collect(Collectors.joining(worded ? " OR " : " "));
        }
    }
}
