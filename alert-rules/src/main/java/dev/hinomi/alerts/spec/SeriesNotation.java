package dev.hinomi.alerts.spec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The compact notation for values of <a href="https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/">
 * promtool's unit tests</a>: {@code 5} is one value, {@code 5x3} is it and three more of it, {@code 5+2x3} is 5 7 9 11, {@code
 * 5-2x3} is 5 3 1 -1. {@code _} is a value that is missing, {@code _x3} are three. {@code stale} is one too: a series that ended has
 * no points, and none is looked back for.
 */
final class SeriesNotation {

    /** So many values at most. */
    static final int MOST_VALUES = 1_000_000;

    private static final String NUMBER = "[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,3})?";
    private static final Pattern MISSING = Pattern.compile("_(?:x(\\d{1,7}))?|stale");
    private static final Pattern VALUES =
            Pattern.compile("(" + NUMBER + "?)(?:([+-])((?![+-])" + NUMBER + "))?(?:x(\\d{1,7}))?");

    private SeriesNotation() {}

    /**
     * The values, a missing one empty.
     *
     * @throws IllegalArgumentException when some part is none, with that part
     */
    static List<OptionalDouble> parse(String text) {
        List<OptionalDouble> values = new ArrayList<>();
        for (String word : text.strip().split("\\s+", -1)) {
            Matcher missing = MISSING.matcher(word);
            Matcher present = VALUES.matcher(word);
            if (missing.matches()) {
                repeat(missing.group(1), 0, values, word, index -> OptionalDouble.empty());
            } else if (present.matches() && !(present.group(2) != null && present.group(4) == null)) {
                BigDecimal first = new BigDecimal(present.group(1));
                BigDecimal increment = present.group(2) == null
                        ? BigDecimal.ZERO
                        : new BigDecimal(present.group(2) + present.group(3));
                repeat(
                        present.group(4),
                        1,
                        values,
                        word,
                        index -> OptionalDouble.of(first.add(increment.multiply(BigDecimal.valueOf(index)))
                                .doubleValue()));
            } else {
                throw new IllegalArgumentException("\"" + word
                        + "\" is no value: write a number, 5x3, 5+2x3, 5-2x3, or _ or _x3 for what is missing");
            }
        }
        return List.copyOf(values);
    }

    @FunctionalInterface
    private interface Value {
        OptionalDouble at(int index);
    }

    private static void repeat(String times, int more, List<OptionalDouble> values, String word, Value value) {
        int count = times == null ? 1 : Integer.parseInt(times) + more;
        if (values.size() + count > MOST_VALUES) {
            throw new IllegalArgumentException(
                    "there are more than " + MOST_VALUES + " values with \"" + word + "\": make the interval longer");
        }
        for (int index = 0; index < count; index++) {
            values.add(value.at(index));
        }
    }
}
