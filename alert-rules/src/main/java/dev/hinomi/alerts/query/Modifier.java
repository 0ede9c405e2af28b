package dev.hinomi.alerts.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A method behind a query, such as {@code .as_count()}.
 *
 * @param kind which one
 * @param arguments what stands in its parentheses
 * @param span from the dot to the closing parenthesis
 */
public record Modifier(Kind kind, List<Argument> arguments, Span span) {

    /** Takes its own copy. */
    public Modifier {
        arguments = List.copyOf(arguments);
    }

    /** The first bare word among the arguments. */
    public Optional<String> word() {
        return arguments.stream()
                .filter(Argument.Word.class::isInstance)
                .map(argument -> ((Argument.Word) argument).word())
                .findFirst();
    }

    /** The first whole number among the arguments: seconds, for {@code rollup} and {@code fill}. */
    public OptionalInt seconds() {
        return arguments.stream()
                .filter(argument ->
                        argument instanceof Argument.Value value && value.expression() instanceof Expression.Literal)
                .mapToInt(argument -> ((Expression.Literal) ((Argument.Value) argument).expression())
                        .value()
                        .intValue())
                .findFirst();
    }

    static String chain(List<Modifier> modifiers) {
        return modifiers.stream()
                .map(modifier -> "." + modifier.kind().word() + Argument.list(modifier.arguments()))
                .collect(Collectors.joining());
    }

    /** The modifiers that Datadog documents. */
    public enum Kind {
        /** Counts per interval, summed over the window before any arithmetic. */
        AS_COUNT(""),
        /** Counts per second. */
        AS_RATE(""),
        /** Aggregation over time into aligned buckets. */
        ROLLUP("avg sum min max count"),
        /** What stands where no point was sampled. */
        FILL("linear last zero null"),
        /** An average weighted by the life of each series. */
        WEIGHTED("");

        private final String methods;

        Kind(String methods) {
            this.methods = methods;
        }

        /** The word in a query. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The words that may stand in its parentheses. */
        List<String> methods() {
            return methods.isEmpty() ? List.of() : List.of(methods.split(" "));
        }

        static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }

        static List<String> words() {
            return Arrays.stream(values()).map(Kind::word).toList();
        }
    }
}
