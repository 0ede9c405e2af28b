package dev.hinomi.observability.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a value is written.
 *
 * @param separator what stands between the items of a list
 * @param parse reads a text as a whole, or throws an {@link IllegalArgumentException} or {@link IllegalStateException}
 * @param read reads what can be read
 */
record TextForm<T>(String separator, Function<String, T> parse, Function<String, Reading<T>> read) {
    /** How an item that cannot be used is shown. */
    enum Refusal {
        WITHOUT_REASON,
        WITH_REASON;

        String words(String item, RuntimeException reason) {
            return this == WITH_REASON ? item + " (" + reason.getMessage() + ")" : item;
        }
    }

    static <T> TextForm<T> of(Function<String, T> parse) {
        return new TextForm<>("", parse, text -> read(text, parse));
    }

    static <E> TextForm<List<E>> ofItems(String separator, Function<String, E> item, Refusal refusal) {
        return new TextForm<>(
                separator,
                text -> items(text, separator).stream().map(item).toList(),
                text -> readItems(items(text, separator), item, refusal));
    }

    private static <T> Reading<T> read(String text, Function<String, T> parse) {
        try {
            return Reading.ofAll(parse.apply(text));
        } catch (IllegalArgumentException unusable) {
            return Reading.ofNothing(text);
        }
    }

    private static <E> Reading<List<E>> readItems(List<String> texts, Function<String, E> item, Refusal refusal) {
        List<E> items = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (String text : texts) {
            try {
                items.add(item.apply(text));
            } catch (IllegalArgumentException | IllegalStateException unusable) {
                refused.add(refusal.words(text, unusable));
            }
        }
        boolean nothing = items.isEmpty() && !refused.isEmpty();
        return new Reading<>(nothing ? Optional.empty() : Optional.of(items), refused);
    }

    private static List<String> items(String text, String separator) {
        return Arrays.stream(text.split(separator))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
