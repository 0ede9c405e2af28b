package dev.hinomi.sandbox.console.alerts;

import dev.hinomi.sandbox.console.chart.LineChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads thresholds as rules write them, for instance {@code > 5%}, into levels of a chart. */
final class Thresholds {
    private static final Pattern WRITTEN = Pattern.compile("[<>]=?\\s*(-?[0-9]+(?:\\.[0-9]+)?)\\s*(%?)");
    private static final double PERCENT = 100;

    private Thresholds() {}

    /** The levels that can be drawn; one that is written otherwise, for instance with a unit, is left out. */
    static List<LineChart.Mark> of(List<String> levels, UnaryOperator<String> written) {
        List<LineChart.Mark> marks = new ArrayList<>();
        for (String level : levels) {
            mark(level, written.apply(level)).ifPresent(marks::add);
        }
        return marks;
    }

    private static Optional<LineChart.Mark> mark(String level, String threshold) {
        Matcher matcher = WRITTEN.matcher(threshold.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        double number = Double.parseDouble(matcher.group(1));
        double value = matcher.group(2).isEmpty() ? number : number / PERCENT;
        return Optional.of(new LineChart.Mark(level + " " + threshold, value, "m-" + level));
    }
}
