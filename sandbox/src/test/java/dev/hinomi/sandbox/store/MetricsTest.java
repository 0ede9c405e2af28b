package dev.hinomi.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final SeriesKey KEY = new SeriesKey("jobs.open", "web-1", List.of("env:test"));

    private final Metrics metrics = new Metrics(new SeriesBounds(2, 3), new Changes());

    @Test
    void ofTwoPointsAtOneSecondTheLastWins() {
        metrics.add(List.of(series(KEY, Point.of(10, 1), Point.of(10, 2))));
        metrics.add(List.of(series(KEY, Point.of(10, 3))));

        assertThat(metrics.all()).singleElement().extracting(Series::points).isEqualTo(List.of(Point.of(10, 3)));
    }

    @Test
    void theOrderOfTagsMakesNoNewSeries() {
        SeriesKey one = new SeriesKey("m", "", List.of("b:2", "a:1"));
        SeriesKey other = new SeriesKey("m", "", List.of("a:1", "b:2", "a:1"));

        assertThat(one).isEqualTo(other);
    }

    @Test
    void theOldestPointsMakeRoom() {
        metrics.add(List.of(series(KEY, Point.of(1, 1), Point.of(2, 1), Point.of(3, 1), Point.of(4, 1))));

        assertThat(metrics.all().get(0).points()).extracting(Point::epochSecond).containsExactly(2L, 3L, 4L);
        assertThat(metrics.evicted()).isEqualTo(1);
    }

    @Test
    void theSeriesWithoutNewPointsMakesRoom() {
        SeriesKey second = new SeriesKey("b", "", List.of());
        SeriesKey third = new SeriesKey("c", "", List.of());
        metrics.add(List.of(series(KEY, Point.of(1, 1)), series(second, Point.of(1, 1))));
        metrics.add(List.of(series(KEY, Point.of(2, 1))));

        metrics.add(List.of(series(third, Point.of(1, 1))));

        assertThat(metrics.names()).containsOnlyKeys("jobs.open", "c");
    }

    private static Series series(SeriesKey key, Point... points) {
        return new Series(key, SeriesType.GAUGE, 0, "", List.of(points));
    }
}
