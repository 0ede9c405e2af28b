package dev.hinomi.sandbox.console.chart;

import dev.hinomi.sandbox.console.html.Html;
import dev.hinomi.sandbox.console.html.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * Lines over time, from zero up unless a value is negative. A stretch without points stays a gap; a lone point becomes a
 * dot. Of more points than buckets the smallest and the largest of each bucket are drawn, so that spikes survive.
 */
public final class LineChart {
    /** The grid's width; the page stretches it. */
    public static final int WIDTH = 720;

    /** The most lines in one chart. */
    public static final int MAX_SERIES = 8;

    private static final int MAX_BUCKETS = 600;
    private static final int MARGIN = 4;

    private final List<Series> series;
    private final int height;
    private final List<Mark> marks;
    private final Scale x;
    private final Scale y;
    private final long gapSeconds;

    /**
     * A level worth seeing beside the lines.
     *
     * @param label what it is, for instance {@code critical > 5%}
     * @param value where it is
     * @param cssClass the class of its line
     */
    public record Mark(String label, double value, String cssClass) {}

    /**
     * A chart of some lines.
     *
     * @param series the lines; the first {@value #MAX_SERIES} are drawn
     * @param height pixels
     */
    public LineChart(List<Series> series, int height) {
        this(series, height, List.of());
    }

    /**
     * A chart of some lines that shows some levels, too.
     *
     * @param series the lines; the first {@value #MAX_SERIES} are drawn
     * @param height pixels
     * @param marks the levels
     */
    public LineChart(List<Series> series, int height, List<Mark> marks) {
        this.marks = List.copyOf(marks);
        this.series = series.stream().limit(MAX_SERIES).toList();
        this.height = height;
        x = Scale.over(times(), MARGIN, WIDTH - MARGIN);
        y = Scale.over(values(), height - MARGIN, MARGIN);
        gapSeconds = Math.max(gap(), (long) Math.ceil(3 * (x.high() - x.low()) / MAX_BUCKETS));
    }

    /**
     * Draws the chart.
     *
     * @param title what it shows
     * @return an SVG image
     */
    public Html svg(String title) {
        Svg svg = new Svg(WIDTH, height, title, "chart");
        svg.path(Svg.point('M', 0, y.at(0)) + Svg.point('L', WIDTH, y.at(0)), "0", "axis");
        for (Mark mark : marks) {
            double level = y.at(mark.value());
            svg.path(Svg.point('M', 0, level) + Svg.point('L', WIDTH, level), mark.label(), "level " + mark.cssClass());
        }
        for (int i = 0; i < series.size(); i++) {
            Series one = series.get(i);
            if (!one.points().isEmpty()) {
                svg.path(line(one), one.label(), "line s" + i);
            }
        }
        return svg.html();
    }

    /**
     * The value at the upper edge.
     *
     * @return for the label beside the chart
     */
    public String top() {
        return Units.number(y.high());
    }

    /**
     * The value at the lower edge.
     *
     * @return for the label beside the chart
     */
    public String bottom() {
        return Units.number(y.low());
    }

    private String line(Series one) {
        StringBuilder path = new StringBuilder();
        Series.Point before = null;
        for (Series.Point point : thinned(one.points())) {
            boolean joined = before != null && point.epochSeconds() - before.epochSeconds() <= gapSeconds;
            String place = Svg.point(joined ? 'L' : 'M', x.at((double) point.epochSeconds()), y.at(point.value()));
            path.append(place).append(joined ? "" : "h.01");
            before = point;
        }
        return path.toString();
    }

    private List<Series.Point> thinned(List<Series.Point> points) {
        if (points.size() <= 2 * MAX_BUCKETS) {
            return points;
        }
        Map<Integer, Series.Point[]> extremes = new TreeMap<>();
        for (Series.Point point : points) {
            int bucket = (int) (x.at((double) point.epochSeconds()) * MAX_BUCKETS / WIDTH);
            Series.Point[] pair = extremes.computeIfAbsent(bucket, at -> new Series.Point[] {point, point});
            pair[0] = point.value() < pair[0].value() ? point : pair[0];
            pair[1] = point.value() > pair[1].value() ? point : pair[1];
        }
        List<Series.Point> kept = new ArrayList<>();
        extremes.values().forEach(pair -> {
            boolean rises = pair[0].epochSeconds() <= pair[1].epochSeconds();
            kept.add(rises ? pair[0] : pair[1]);
            kept.add(rises ? pair[1] : pair[0]);
        });
        return kept;
    }

    private long gap() {
        long[] steps = series.stream()
                .flatMapToLong(one -> LongStream.range(1, one.points().size())
                        .map(i -> one.points().get((int) i).epochSeconds()
                                - one.points().get((int) i - 1).epochSeconds()))
                .filter(step -> step > 0)
                .sorted()
                .toArray();
        return steps.length == 0 ? 0 : 5 * steps[steps.length / 2] / 2;
    }

    private double[] times() {
        return series.stream()
                .flatMap(one -> one.points().stream())
                .mapToDouble(Series.Point::epochSeconds)
                .toArray();
    }

    private double[] values() {
        return DoubleStream.concat(
                        DoubleStream.concat(DoubleStream.of(0), marks.stream().mapToDouble(Mark::value)),
                        series.stream().flatMap(one -> one.points().stream()).mapToDouble(Series.Point::value))
                .filter(Double::isFinite)
                .toArray();
    }
}
