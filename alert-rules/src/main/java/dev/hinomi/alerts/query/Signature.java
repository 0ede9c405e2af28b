package dev.hinomi.alerts.query;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a function takes, read from the form in which people write it down: {@code timeshift(query, number)}.
 *
 * @param name the function
 * @param places what stands between the parentheses, in order
 * @param named what may follow as {@code name=value}, in any order
 */
record Signature(String name, List<Parameter> places, Map<String, Parameter> named) {

    /** Reads the written form; {@code name=kind} is an argument with a name. */
    static Signature of(String text) {
        int open = text.indexOf('(');
        Map<String, Parameter> named = new LinkedHashMap<>();
        List<Parameter> places = Arrays.stream(
                        text.substring(open + 1, text.length() - 1).split(", "))
                .filter(part -> !part.isEmpty())
                .filter(part -> !isNamed(part, named))
                .map(Parameter::of)
                .toList();
        return new Signature(text.substring(0, open), places, named);
    }

    private static boolean isNamed(String part, Map<String, Parameter> named) {
        int equals = part.indexOf('=');
        if (equals > 0) {
            named.put(part.substring(0, equals), Parameter.of(part.substring(equals + 1)));
        }
        return equals > 0;
    }

    /**
     * What is wrong with the arguments, if anything.
     *
     * @param end where the closing parenthesis stands
     */
    Optional<Mismatch> mismatch(List<Argument> arguments, int end) {
        for (int index = 0; index < arguments.size(); index++) {
            Optional<Mismatch> mismatch = arguments.get(index) instanceof Argument.Named pair
                    ? mismatch(pair, index)
                    : mismatch(arguments.get(index), index);
            if (mismatch.isPresent()) {
                return mismatch;
            }
        }
        long given = arguments.stream()
                .filter(argument -> !(argument instanceof Argument.Named))
                .count();
        OptionalInt missing = firstMissing((int) given);
        return missing.isPresent()
                ? Optional.of(new Mismatch(arguments.size(), end, expected(missing.getAsInt()), "\")\"", "", List.of()))
                : Optional.empty();
    }

    private Optional<Mismatch> mismatch(Argument argument, int index) {
        boolean repeats = !places.isEmpty() && places.get(places.size() - 1).repeated();
        if (index >= places.size() && !repeats) {
            String expected =
                    named.isEmpty() ? "\")\", because " + written() + " takes no more" : "name=value in " + written();
            return Optional.of(
                    new Mismatch(index, argument.span().start(), expected, argument.canonical(), "", List.of()));
        }
        Parameter parameter = places.get(Math.min(index, places.size() - 1));
        if (parameter.accepts(argument)) {
            return Optional.empty();
        }
        String word = argument.plainText().orElse("");
        return Optional.of(new Mismatch(
                index, argument.span().start(), expected(index), argument.canonical(), word, parameter.words()));
    }

    private Optional<Mismatch> mismatch(Argument.Named pair, int index) {
        Parameter parameter = named.get(pair.name());
        if (parameter == null) {
            String expected = named.isEmpty()
                    ? "an argument without a name in " + written()
                    : "one of " + String.join(", ", named.keySet()) + " before \"=\" in " + name + "()";
            return Optional.of(new Mismatch(
                    index, pair.span().start(), expected, pair.name(), pair.name(), List.copyOf(named.keySet())));
        }
        if (parameter.accepts(pair.value())) {
            return Optional.empty();
        }
        return Optional.of(new Mismatch(
                index,
                pair.value().span().start(),
                parameter.expected() + " as " + pair.name() + " of " + name + "()",
                pair.value().canonical(),
                pair.value().plainText().orElse(""),
                parameter.words()));
    }

    private OptionalInt firstMissing(int given) {
        return given < places.size() && !places.get(given).optional() ? OptionalInt.of(given) : OptionalInt.empty();
    }

    private String expected(int index) {
        Parameter parameter = places.get(Math.min(index, places.size() - 1));
        return parameter.expected() + " as argument " + (index + 1) + " of " + written();
    }

    /** The signature for people, with long lists of words cut short. */
    private String written() {
        return name + "("
                + String.join(", ", places.stream().map(Signature::shortened).toList())
                + (named.isEmpty() ? "" : ", name=value ...") + ")";
    }

    private static String shortened(Parameter parameter) {
        return parameter.words().size() > 3
                ? parameter.words().get(0) + "|..." + (parameter.optional() ? "?" : "")
                : parameter.text();
    }

    /**
     * An argument that does not fit.
     *
     * @param index which one
     * @param offset where it stands
     * @param expected what should stand there
     * @param found what stands there
     * @param word the word that may be misspelt; empty when it is none
     * @param words the words that are allowed
     */
    record Mismatch(int index, int offset, String expected, String found, String word, List<String> words) {

        QuerySyntaxException in(Lexer lexer) {
            Optional<String> nearest = word.isEmpty() ? Optional.empty() : NearestWord.to(word, words);
            return QuerySyntaxException.expected(expected, Lexer.shortened(found), nearest, lexer, offset);
        }
    }

    /** Complains about arguments that fit none of the signatures: about the one that fits the longest. */
    static void check(List<Signature> signatures, List<Argument> arguments, int end, Lexer lexer) {
        Optional<Mismatch> best = Optional.empty();
        for (Signature signature : signatures) {
            Optional<Mismatch> mismatch = signature.mismatch(arguments, end);
            if (mismatch.isEmpty()) {
                return;
            }
            boolean better =
                    best.isEmpty() || mismatch.get().index() > best.get().index();
            best = better ? mismatch : best;
        }
        throw best.orElseThrow().in(lexer);
    }
}
