package dev.hinomi.sandbox.console.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LineChartTest {

    @Test
    void leavesAGapWherePointsAreMissing() {
        String svg = svg(List.of(point(0, 1), point(10, 1), point(20, 1), point(90, 1), point(100, 1)));

        assertThat(svg).contains("d=\"M4 4h.01L75.20 4L146.40 4M644.80 4h.01L716 4\"");
    }

    @Test
    void keepsASpikeAmongManyPoints() {
        List<Series.Point> points = LongStream.range(0, 50_000)
                .mapToObj(at -> point(at, at == 31_234 ? 100 : 1))
                .toList();

        String svg = svg(points);

        assertThat(svg).contains(" 4L").hasSizeLessThan(30_000);
    }

    @Test
    void countsFromZeroUp() {
        LineChart chart = new LineChart(List.of(new Series("a", List.of(point(1, 50), point(2, 60)))), 100);

        assertThat(chart.bottom()).isEqualTo("0");
        assertThat(chart.top()).isEqualTo("60");
    }

    @Test
    void drawsNoMoreThanEightLines() {
        Series one = new Series("a", List.of(point(1, 1)));

        String svg = new LineChart(java.util.Collections.nCopies(20, one), 100)
                .svg("many")
                .markup();

        assertThat(svg).contains("s7").doesNotContain("s8");
    }

    @Test
    void escapesLabels() {
        Series hostile = new Series("<script>\"'", List.of(point(1, 1)));

        assertThat(new LineChart(List.of(hostile), 100).svg("\"><script>").markup())
                .doesNotContain("<script>")
                .contains("&lt;script&gt;&quot;&#39;");
    }

    @Test
    void survivesNoPointsAndNumbersThatAreNone() {
        assertThat(svg(List.of())).contains("<svg");
        assertThat(svg(List.of(point(1, Double.NaN), point(2, Double.POSITIVE_INFINITY))))
                .doesNotContain("NaN");
    }

    private static String svg(List<Series.Point> points) {
        return new LineChart(List.of(new Series("line", points)), 100)
                .svg("chart")
                .markup();
    }

    private static Series.Point point(long at, double value) {
        return new Series.Point(at, value);
    }
}
