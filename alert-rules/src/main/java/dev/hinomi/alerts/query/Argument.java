package dev.hinomi.alerts.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stands between the parentheses of a function or modifier. */
public sealed interface Argument {

    /** Where it stands in the source. */
    Span span();

    /** The argument as printed. */
    String canonical();

    /** The word that it comes to, quoted or bare; empty for everything else. */
    default Optional<String> plainText() {
        return Optional.empty();
    }

    /** The arguments in their parentheses. */
    static String list(List<Argument> arguments) {
        return arguments.stream().map(Argument::canonical).collect(Collectors.joining(", ", "(", ")"));
    }

    /** An expression. */
    record Value(Expression expression, Span span) implements Argument {
        @Override
        public String canonical() {
            return expression.canonical();
        }
    }

    /** A quoted text; printed with single quotes unless it holds one. */
    record Text(String text, Span span) implements Argument {
        @Override
        public String canonical() {
            char quote = text.indexOf('\'') < 0 ? '\'' : '"';
            return quote + text + quote;
        }

        @Override
        public Optional<String> plainText() {
            return Optional.of(text);
        }
    }

    /** {@code name=value}. */
    record Named(String name, Argument value, Span span) implements Argument {
        @Override
        public String canonical() {
            return name + "=" + value.canonical();
        }
    }

    /** Tag keys in braces. */
    record Keys(List<String> keys, Span span) implements Argument {

        /** Takes its own copy. */
        public Keys {
            keys = List.copyOf(keys);
        }

        @Override
        public String canonical() {
            return keys.stream().collect(Collectors.joining(",", "{", "}"));
        }
    }

    /** A bare word such as {@code avg} in {@code .rollup(avg, 60)}. */
    record Word(String word, Span span) implements Argument {
        @Override
        public String canonical() {
            return word;
        }

        @Override
        public Optional<String> plainText() {
            return Optional.of(word);
        }
    }
}
