package dev.hinomi.observability.metrics.budget;

import java.util.Map;

/**
 * How many combinations of tags metrics may have.
 *
 * @param each of one metric, unless it is named
 * @param named of metrics that are named, as they are recorded
 */
public record Budgets(int each, Map<String, Integer> named) {
    /** What a metric may have unless told otherwise. */
    public static final int DEFAULT = 1_000;

    /** The least that a metric can be given: room for values, for {@code other}, and for what is left. */
    public static final int LEAST = 10;

    /**
     * Keeps its own copy.
     *
     * @throws IllegalArgumentException if a budget is less than {@value #LEAST}
     */
    public Budgets {
        named = Map.copyOf(named);
        check("each", each);
        named.forEach(Budgets::check);
    }

    /** The same budget for every metric. */
    public static Budgets of(int each) {
        return new Budgets(each, Map.of());
    }

    /** The budget of a metric. */
    int of(String metric) {
        return named.getOrDefault(metric, each);
    }

    private static void check(String metric, int budget) {
        if (budget < LEAST) {
            throw new IllegalArgumentException(
                    "The budget of " + metric + " must be " + LEAST + " or more, but was " + budget + ".");
        }
    }
}
