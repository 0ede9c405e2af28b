package dev.hinomi.observability.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a value must be, as a check and in words, and how it is read from text. Immutable.
 *
 * @param <T> the type of the value; a size is a {@link Long} in bytes
 */
public final class Accepted<T> {
    private final String words;
    private final Predicate<T> check;
    private final TextForm<T> form;

    private Accepted(String words, Predicate<T> check, TextForm<T> form) {
        this.words = words;
        this.check = check;
        this.form = form;
    }

    private Accepted(String words, Predicate<T> check, Function<String, T> reader) {
        this(words, check, TextForm.of(reader));
    }

    /** Sizes in bytes, both bounds included; as text {@code 512KB} or {@code 16MB}, where a KB has 1024 bytes. */
    public static Accepted<Long> sizes(String least, String most) {
        long from = ByteSizes.parse(least);
        long to = ByteSizes.parse(most);
        return new Accepted<>(
                "a size from " + least + " to " + most, value -> value >= from && value <= to, ByteSizes::parse);
    }

    /** Durations, both bounds included; as text {@code 500ms}, {@code 5s} or {@code 2m}. */
    public static Accepted<Duration> durations(String least, String most) {
        Duration from = Durations.parse(least);
        Duration to = Durations.parse(most);
        return new Accepted<>(
                "a duration from " + least + " to " + most,
                value -> value.compareTo(from) >= 0 && value.compareTo(to) <= 0,
                Durations::parse);
    }

    /** Whole numbers, both bounds included. */
    public static Accepted<Integer> counts(int least, int most) {
        return new Accepted<>(
                "a whole number from " + least + " to " + most,
                value -> value >= least && value <= most,
                Integer::valueOf);
    }

    /** {@code true} or {@code false}. */
    public static Accepted<Boolean> flags() {
        return new Accepted<>("true or false", value -> true, Accepted::flag);
    }

    /** The constants of an enum; as text in any case. */
    public static <E extends Enum<E>> Accepted<E> oneOf(Class<E> type) {
        return new Accepted<>("one of " + names(type), value -> true, text -> constant(type, text));
    }

    /** Folders. */
    public static Accepted<Path> folders() {
        return new Accepted<>("the path of a folder", value -> true, Accepted::path);
    }

    /** Texts, none of them blank; as one text separated by commas. */
    public static Accepted<List<String>> lists(String words, Predicate<String> each) {
        return new Accepted<>(
                words + ", separated by commas",
                value -> value.stream().allMatch(text -> !text.isBlank() && each.test(text)),
                TextForm.ofItems(",", text -> checked(text, each), TextForm.Refusal.WITHOUT_REASON));
    }

    /**
     * Texts that may hold commas, none of them blank; as one text each has a line of its own.
     *
     * @param each answers a text, or throws an {@link IllegalArgumentException} or {@link IllegalStateException} that says
     *     what is wrong with it
     */
    public static Accepted<List<String>> lines(String words, UnaryOperator<String> each) {
        return new Accepted<>(
                words + ", one a line",
                value -> value.stream().allMatch(text -> !text.isBlank() && isTaken(text, each)),
                TextForm.ofItems("\n", each, TextForm.Refusal.WITH_REASON));
    }

    /** Constants of an enum; as text in any case, with dashes or underscores, separated by commas. */
    public static <E extends Enum<E>> Accepted<List<E>> listOf(Class<E> type) {
        return new Accepted<>(
                "of " + names(type) + ", separated by commas",
                value -> true,
                TextForm.ofItems(",", name -> constant(type, name), TextForm.Refusal.WITHOUT_REASON));
    }

    /** What a value must be, to be put after "must be" or "accepts". */
    public String words() {
        return words;
    }

    /** Whether the value is in range. */
    public boolean admits(T value) {
        return check.test(value);
    }

    /**
     * The value that a text means.
     *
     * @throws IllegalArgumentException if it means none, or one out of range
     */
    public T parse(String text) {
        T value = form.parse().apply(text.strip());
        if (!admits(value)) {
            throw new IllegalArgumentException("The value must be " + words + ", but is " + text + ".");
        }
        return value;
    }

    /** What can be used of a text: of a list the items that can be, of anything else all or nothing. */
    public Reading<T> read(String text) {
        Reading<T> reading = form.read().apply(text.strip());
        return reading.value().stream().allMatch(check) ? reading : Reading.ofNothing(text.strip());
    }

    /** The same of a list whose items are apart already. */
    public Reading<T> read(List<String> items) {
        return read(String.join(form.separator(), items));
    }

    private static String checked(String text, Predicate<String> check) {
        if (!check.test(text)) {
            throw new IllegalArgumentException("The text " + text + " cannot be used.");
        }
        return text;
    }

    private static boolean isTaken(String text, UnaryOperator<String> each) {
        try {
            return text.equals(each.apply(text));
        } catch (IllegalArgumentException | IllegalStateException refused) {
            return false;
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    private static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("A flag must be true or false, but is " + text + ".");
        };
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException unusable) {
            throw new IllegalArgumentException("The path cannot be used: " + unusable.getMessage(), unusable);
        }
    }
}
