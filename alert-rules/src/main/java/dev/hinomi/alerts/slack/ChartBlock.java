package dev.hinomi.alerts.slack;

import com.slack.api.model.block.LayoutBlock;
import dev.hinomi.alerts.notify.Evidence;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.rule.Threshold;
import dev.hinomi.alerts.rule.Threshold.Unit;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.words.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The last values and the thresholds as lines that Slack draws
 * (docs.slack.dev/reference/block-kit/blocks/data-visualization-block): a title of at most 50 characters, at most 6 series of at most 20
 * points, each named by at most 20 characters. Slack's client has no type for it. Holds nothing but numbers and words of rule files.
 */
final class ChartBlock implements LayoutBlock {

    private static final int LONGEST_TITLE = 50;
    private static final int LONGEST_NAME = 20;
    private static final int MOST_POINTS = 20;

    private final String type;
    private final String title;
    private final Map<String, Object> chart;

    private ChartBlock(String title, Map<String, Object> chart) {
        this.type = "data_visualization";
        this.title = title;
        this.chart = chart;
    }

    /** The chart, if there are two values of different times. */
    static Optional<ChartBlock> of(Notification notification, List<Evidence.Point> recent) {
        Map<String, Double> points = points(recent, scale(notification));
        if (points.size() < 2) {
            return Optional.empty();
        }
        Wording wording = notification.wording();
        Map<String, Object> axes = new LinkedHashMap<>();
        axes.put("categories", List.copyOf(points.keySet()));
        if (isPercent(notification)) {
            axes.put("y_label", "%");
        }
        Map<String, Object> chart = new LinkedHashMap<>();
        chart.put("type", "line");
        chart.put("series", series(notification, points));
        chart.put("axis_config", axes);
        Duration span =
                between(recent.get(0).at(), recent.get(recent.size() - 1).at());
        String title = wording.say("chart.title", Map.of("duration", wording.duration(span)));
        return Optional.of(new ChartBlock(cut(title, LONGEST_TITLE), chart));
    }

    /** By how long before the last one each was: readers have time zones of their own. */
    private static Map<String, Double> points(List<Evidence.Point> recent, DoubleUnaryOperator scale) {
        Map<String, Double> points = new LinkedHashMap<>();
        if (!recent.isEmpty()) {
            Instant last = recent.get(recent.size() - 1).at();
            recent.stream()
                    .skip(Math.max(0, recent.size() - MOST_POINTS))
                    .forEach(point -> points.put(label(between(point.at(), last)), scale.applyAsDouble(point.value())));
        }
        return points;
    }

    /** To the nearest second: evaluations a minute apart are some ms less than that. */
    private static Duration between(Instant first, Instant second) {
        return Duration.between(first, second).plusMillis(500).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String label(Duration before) {
        String sign = before.toSeconds() > 0 ? "-" : "";
        return sign + before.toMinutes() + ":" + (before.toSecondsPart() < 10 ? "0" : "") + before.toSecondsPart();
    }

    private static List<Object> series(Notification notification, Map<String, Double> points) {
        Wording wording = notification.wording();
        Thresholds limits = notification.alert().rule().thresholds();
        Map<String, Map<String, Double>> byName = new LinkedHashMap<>();
        byName.put(cut(wording.say("chart.value"), LONGEST_NAME), points);
        limits.critical().ifPresent(limit -> addLimit("limit.critical", limit, notification, byName));
        limits.warning().ifPresent(limit -> addLimit("limit.warning", limit, notification, byName));
        List<Object> series = new ArrayList<>();
        byName.forEach((name, values) -> {
            List<Object> data = new ArrayList<>();
            values.forEach((label, value) -> data.add(Map.of("label", label, "value", value)));
            series.add(Map.of("name", name, "data", data));
        });
        return series;
    }

    private static void addLimit(
            String key, Threshold limit, Notification notification, Map<String, Map<String, Double>> byName) {
        double level = scale(notification).applyAsDouble(limit.value().doubleValue());
        Map<String, Double> flat =
                new LinkedHashMap<>(byName.values().iterator().next());
        flat.replaceAll((label, value) -> level);
        byName.putIfAbsent(
                cut(notification.wording().say(key, Map.of("threshold", limit.toString())), LONGEST_NAME), flat);
    }

    private static DoubleUnaryOperator scale(Notification notification) {
        return isPercent(notification) ? value -> value * 100 : value -> value;
    }

    private static boolean isPercent(Notification notification) {
        return notification
                .alert()
                .rule()
                .thresholds()
                .first()
                .filter(limit -> limit.unit() == Unit.PERCENT)
                .isPresent();
    }

    private static String cut(String text, int most) {
        return SlackText.truncate(text, most);
    }

    @Override
    public String getType() {
        return type;
    }

    /** Slack gives it one. */
    @Override
    public @Nullable String getBlockId() {
        return null;
    }

    String title() {
        return title;
    }

    Map<String, Object> chart() {
        return chart;
    }
}
