package dev.hinomi.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {

    private static Sketch sketch(int from, int to) {
        TreeMap<Integer, Long> bins = new TreeMap<>();
        IntStream.rangeClosed(from, to).forEach(value -> bins.merge(Sketch.key(value), 1L, Long::sum));
        double sum = IntStream.rangeClosed(from, to).sum();
        return new Sketch(to - from + 1, sum, from, to, bins);
    }

    private static Distribution together(Point... points) {
        Distribution all = new Distribution();
        List.of(points).forEach(all::add);
        return all;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.75, 0.9, 0.95, 0.99})
    void sketchesOfTwoProcessesAreOne(double quantile) {
        Distribution all = together(Point.of(1, sketch(1, 900)), Point.of(1, sketch(901, 1000)));

        assertThat(all.percentile(quantile) / (quantile * 1000)).isCloseTo(1, within(0.016));
        assertThat(all.count()).isEqualTo(1000);
        assertThat(all.sum()).isEqualTo(500_500);
        assertThat(all.average()).isEqualTo(500.5);
        assertThat(all.min()).isEqualTo(1);
        assertThat(all.max()).isEqualTo(1000);
    }

    @Test
    void sketchesAndValuesMayMeet() {
        List<Double> values = IntStream.rangeClosed(901, 1000)
                .mapToObj(value -> (double) value)
                .toList();
        Distribution all = together(Point.of(1, sketch(1, 900)), Point.of(1, values));

        assertThat(all.count()).isEqualTo(1000);
        assertThat(all.percentile(0.99) / 990).isCloseTo(1, within(0.016));
    }

    @Test
    void valuesAloneAreExact() {
        assertThat(together(Point.of(1, List.of(1.0, 2.0, 3.0, 10.0))).percentile(0.5))
                .isEqualTo(2);
    }

    @Test
    void nothingHasNoPercentile() {
        assertThat(together().percentile(0.5)).isNaN();
    }

    /** Source: the Agent's pkg/quantile: bias 1338, base 1 + 1/64. */
    @Test
    void keysAreTheAgents() {
        assertThat(Sketch.key(1)).isEqualTo(1338);
        assertThat(Sketch.key(0)).isZero();
        assertThat(Sketch.key(1e-9)).isEqualTo(1);
        assertThat(Sketch.key(-1)).isEqualTo(-1338);
        assertThat(Sketch.key(Sketch.lowerBound(2000))).isEqualTo(2000);
    }
}
