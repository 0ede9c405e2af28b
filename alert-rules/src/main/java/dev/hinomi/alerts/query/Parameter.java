package dev.hinomi.alerts.query;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What may stand at one place between the parentheses of a function.
 *
 * @param text how it is written in the signature
 * @param kind what it is
 * @param words which words it may be, if only some are allowed
 * @param optional whether it may be left out
 * @param repeated whether more of the same may follow
 */
record Parameter(String text, Kind kind, List<String> words, boolean optional, boolean repeated) {

    private static final Pattern PERCENTILE = Pattern.compile("p\\d{1,2}(\\.\\d{1,2})?");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,6}(s|m|h|d|w|mo)");

    /** What an argument is. */
    enum Kind {
        QUERY,
        NUMBER,
        SECONDS,
        TEXT,
        KEYS,
        WORD,
        LENGTH
    }

    /** Takes its own copy. */
    Parameter {
        words = List.copyOf(words);
    }

    /**
     * Reads {@code query}, {@code number}, {@code seconds}, {@code text}, {@code keys}, {@code length} or the words that are allowed,
     * with {@code ?} behind what may be left out and {@code ...} behind what may be repeated.
     */
    static Parameter of(String text) {
        boolean repeated = text.endsWith("...");
        boolean optional = text.endsWith("?");
        String core = text.replaceAll("(\\.\\.\\.|\\?)$", "");
        return switch (core) {
            case "query" -> new Parameter(text, Kind.QUERY, List.of(), optional, repeated);
            case "number" -> new Parameter(text, Kind.NUMBER, List.of(), optional, repeated);
            case "seconds" -> new Parameter(text, Kind.SECONDS, List.of(), optional, repeated);
            case "text" -> new Parameter(text, Kind.TEXT, List.of(), optional, repeated);
            case "keys" -> new Parameter(text, Kind.KEYS, List.of(), optional, repeated);
            case "length" -> new Parameter(text, Kind.LENGTH, List.of(), optional, repeated);
            default -> new Parameter(text, Kind.WORD, List.of(core.split("\\|")), optional, repeated);
        };
    }

    boolean accepts(Argument argument) {
        return switch (kind) {
            case QUERY -> argument instanceof Argument.Value;
            case NUMBER -> number(argument).isPresent();
            case SECONDS -> {
                double seconds = number(argument).orElse(-1);
                yield seconds >= 1 && seconds == Math.rint(seconds);
            }
            case TEXT -> argument instanceof Argument.Text;
            case KEYS -> argument instanceof Argument.Keys;
            case LENGTH ->
                argument.plainText().filter(LENGTH.asMatchPredicate()).isPresent();
            case WORD -> isAllowed(word(argument));
        };
    }

    private boolean isAllowed(String word) {
        return words.contains(word)
                || (words.contains("p95") && PERCENTILE.matcher(word).matches());
    }

    /** The word that the argument comes to; a number counts as one, because counts such as 5 or 10 are words of a list. */
    private static String word(Argument argument) {
        return argument.plainText().orElseGet(argument::canonical);
    }

    private static OptionalDouble number(Argument argument) {
        return argument instanceof Argument.Value value ? Numbers.of(value.expression()) : OptionalDouble.empty();
    }

    /** What it is, for people. */
    String expected() {
        return switch (kind) {
            case QUERY -> "a query";
            case NUMBER -> "a number";
            case SECONDS -> "a whole number of seconds";
            case TEXT -> "a text in quotes";
            case KEYS -> "tag keys such as {host}";
            case LENGTH -> "a length such as \"5m\"";
            case WORD -> words.size() == 1 ? words.get(0) : "one of " + String.join(", ", words);
        };
    }
}
