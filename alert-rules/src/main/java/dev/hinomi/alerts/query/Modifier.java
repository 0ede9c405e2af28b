package dev.hinomi.alerts.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
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

    /** The first word among the arguments, bare or quoted. */
    public Optional<String> word() {
        return arguments.stream()
                .flatMap(argument -> argument.plainText().stream())
                .findFirst();
    }

    /** The first number among the arguments: seconds, for {@code rollup} and {@code fill}; at most a billion. */
    public OptionalInt seconds() {
        return arguments.stream()
                .filter(Argument.Value.class::isInstance)
                .map(argument -> Numbers.of(((Argument.Value) argument).expression()))
                .filter(OptionalDouble::isPresent)
                .mapToInt(number -> (int) Math.min(1e9, number.getAsDouble()))
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
        AS_COUNT("as_count()"),
        /** Counts per second. */
        AS_RATE("as_rate()"),
        /** Aggregation over time into aligned buckets. */
        ROLLUP("rollup(avg|sum|min|max|count, seconds?)", "rollup(seconds)"),
        /** What stands where no point was sampled. */
        FILL("fill(linear|last|zero|null, seconds?)"),
        /** An average weighted by the life of each series. */
        WEIGHTED("weighted()");

        private final List<Signature> signatures;

        Kind(String... signatures) {
            this.signatures = Arrays.stream(signatures).map(Signature::of).toList();
        }

        /** The word in a query. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        List<Signature> signatures() {
            return signatures;
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
