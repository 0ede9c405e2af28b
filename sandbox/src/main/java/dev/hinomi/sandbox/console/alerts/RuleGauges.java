package dev.hinomi.sandbox.console.alerts;

import dev.hinomi.sandbox.console.chart.LineChart;
import dev.hinomi.sandbox.console.html.Html;
import dev.hinomi.sandbox.console.html.Units;
import dev.hinomi.sandbox.store.Metrics;
import dev.hinomi.sandbox.store.Point;
import dev.hinomi.sandbox.store.Series;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a rule's gauges tell: {@code hinomi.alerts.value} and {@code hinomi.alerts.state}, tagged with rule and group. */
final class RuleGauges {
    private static final String VALUE = "hinomi.alerts.value";
    private static final String STATE = "hinomi.alerts.state";
    private static final String GROUP = "group:";
    private static final String WITHOUT_GROUPS = "all";
    private static final int LONGEST_TAG = 200;
    private static final List<State> BY_NUMBER = List.of(State.OK, State.WARNING, State.FIRING, State.NO_DATA);
    private static final int HEIGHT = 72;

    private final Map<String, Series> values;
    private final Map<String, Series> states;

    RuleGauges(Metrics metrics, String rule) {
        values = byGroup(metrics, VALUE, rule);
        states = byGroup(metrics, STATE, rule);
    }

    /** Draws a group's values with the rule's thresholds. */
    Html spark(String group, List<LineChart.Mark> thresholds) {
        Series series = values.get(asTag(group));
        if (series == null) {
            return Html.EMPTY;
        }
        List<dev.hinomi.sandbox.console.chart.Series.Point> points = series.points().stream()
                .map(point -> new dev.hinomi.sandbox.console.chart.Series.Point(point.epochSecond(), point.value()))
                .toList();
        var line = new dev.hinomi.sandbox.console.chart.Series("value", points);
        return new LineChart(List.of(line), HEIGHT, thresholds).svg("Value over time");
    }

    /** The states last measured of groups other than these, as changes that nobody saw, by group. */
    Map<String, Transition> measuredBut(Collection<String> known) {
        Set<String> tags = known.stream().map(RuleGauges::asTag).collect(Collectors.toSet());
        Map<String, Transition> measured = new TreeMap<>();
        states.forEach((group, series) -> last(series)
                .filter(state -> !tags.contains(group))
                .ifPresent(state -> {
                    String value = Optional.ofNullable(values.get(group))
                            .flatMap(RuleGauges::last)
                            .map(point -> Units.number(point.value()))
                            .orElse("");
                    measured.put(group, measured(group, state, value));
                }));
        return measured;
    }

    private static Transition measured(String group, Point point, String value) {
        int number = (int) point.value();
        State state = number >= 0 && number < BY_NUMBER.size() ? BY_NUMBER.get(number) : State.NO_NEWS;
        Instant at = Instant.ofEpochSecond(point.epochSecond());
        return new Transition(0, at, group, State.NO_NEWS, state, value, "", "as last measured", "", "");
    }

    private static Optional<Point> last(Series series) {
        List<Point> points = series.points();
        return points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1));
    }

    /** A group as the value of a tag, which Datadog keeps in lower case and with {@code _} in place of most signs. */
    private static String asTag(String group) {
        StringBuilder value = new StringBuilder();
        (GROUP + group.strip().toLowerCase(Locale.ROOT))
                .codePoints()
                .limit(LONGEST_TAG)
                .forEach(c -> value.appendCodePoint(Character.isLetterOrDigit(c) || "_-:./".indexOf(c) >= 0 ? c : '_'));
        String tag = value.substring(GROUP.length());
        return tag.endsWith(":") ? tag.substring(0, tag.length() - 1) : tag;
    }

    private static Map<String, Series> byGroup(Metrics metrics, String metric, String rule) {
        Map<String, Series> groups = new TreeMap<>();
        metrics.find(key -> key.metric().equals(metric) && key.tags().contains("rule:" + rule))
                .forEach(series -> groups.put(group(series), series));
        return groups;
    }

    private static String group(Series series) {
        return series.key().tags().stream()
                .filter(tag -> tag.startsWith(GROUP))
                .map(tag -> tag.substring(GROUP.length()))
                .filter(group -> !group.equals(WITHOUT_GROUPS))
                .findFirst()
                .map(RuleGauges::asTag)
                .orElse("");
    }
}
