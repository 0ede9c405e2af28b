package dev.hinomi.alerts.words;

import java.util.List;
import java.util.stream.Collectors;

/** Values as a chart of one line that any phone can show: {@code ▁▂▅█}. */
public final class Sparkline {

    private static final String BARS = "▁▂▃▄▅▆▇█";

    private Sparkline() {}

    /** The chart from the least to the greatest value; empty for fewer than two. Values that are all equal lie at the bottom. */
    public static String of(List<Double> values) {
        if (values.size() < 2) {
            return "";
        }
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double greatest = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double span = greatest - least;
        return values.stream()
                .map(value -> span > 0 ? (int) Math.round((value - least) / span * (BARS.length() - 1)) : 0)
                .map(height -> BARS.substring(height, height + 1))
                .collect(Collectors.joining());
    }
}
