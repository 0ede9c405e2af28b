package dev.hinomi.alerts.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WindowEvaluationTest {

    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SeriesStore store = new SeriesStore(Duration.ofHours(1), MINUTE);
    private Instant now = START;

    private void minute(Sample... samples) {
        now = now.plus(MINUTE);
        store.record(List.of(samples), now);
    }

    private Measurement evaluate(String query) {
        return groups(query).get(Tags.NONE);
    }

    private Map<Tags, Measurement> groups(String query) {
        return new WindowEvaluation((MetricMonitor) Monitor.parse(query)).evaluate(store, now);
    }

    private void assertValue(String query, double expected) {
        assertThat(evaluate(query))
                .isInstanceOfSatisfying(
                        Measurement.Value.class,
                        value -> assertThat(value.value()).isCloseTo(expected, within(1e-9)));
    }

    /** Counts of each minute, after a minute in which they are first seen. */
    private void counted(double[] errors, double[] totals) {
        minute(Sample.running("err", Tags.NONE, 0), Sample.running("total", Tags.NONE, 0));
        double allErrors = 0;
        double allTotals = 0;
        for (int index = 0; index < errors.length; index++) {
            allErrors += errors[index];
            allTotals += totals[index];
            minute(Sample.running("err", Tags.NONE, allErrors), Sample.running("total", Tags.NONE, allTotals));
        }
    }

    private static Sample gauge(double value) {
        return Sample.gauge("m", Tags.NONE, value);
    }

    @Nested
    @DisplayName("Datadog's documented examples")
    class Documented {

        @Test
        @DisplayName("as_count sums before dividing: monitors/guide/as-count-in-monitor-evaluations")
        void asCountSumsBeforeDividing() {
            counted(new double[] {1, 2, 3, 4, 5}, new double[] {10, 10, 10, 10, 10});
            assertValue("sum(last_5m):sum:err{*}.as_count() / sum:total{*}.as_count()", 0.3);
        }

        @Test
        @DisplayName("as_rate divides before summing: monitors/guide/as-count-in-monitor-evaluations")
        void asRateDividesBeforeSumming() {
            counted(new double[] {1, 2, 3, 4, 5}, new double[] {10, 10, 10, 10, 10});
            assertValue("sum(last_5m):sum:err{*}.as_rate() / sum:total{*}.as_rate()", 1.5);
        }

        @Test
        @DisplayName("total of five: monitors/guide/division-in-monitor-evaluations")
        void divisionOverTotalsOfFive() {
            counted(new double[] {1, 2, 3, 4, 5}, new double[] {5, 5, 5, 5, 5});
            assertValue("sum(last_5m):sum:err{*}.as_count() / sum:total{*}.as_count()", 0.6);
            assertValue("sum(last_5m):sum:err{*}.as_rate() / sum:total{*}.as_rate()", 3);
            assertValue("avg(last_5m):sum:err{*}.as_rate() / sum:total{*}.as_rate()", 0.6);
        }

        @Test
        @DisplayName("zero and null denominators: monitors/guide/division-in-monitor-evaluations")
        void pointsOverZeroAreDroppedUnlessSummedFirst() {
            minute(Sample.gauge("a", Tags.NONE, 10), Sample.gauge("b", Tags.NONE, 0));
            minute(Sample.gauge("a", Tags.NONE, 10), Sample.gauge("b", Tags.NONE, 1));
            minute(Sample.gauge("a", Tags.NONE, 10));
            assertValue("sum(last_5m):sum:a{*} / sum:b{*}", 10);
            assertValue("sum(last_5m):sum:a{*}.as_count() / sum:b{*}.as_count()", 30);
        }

        @Test
        @DisplayName("all buckets null: monitors/guide/division-in-monitor-evaluations")
        void isSkippedWhenEveryBucketIsNull() {
            counted(new double[] {0, 0, 0}, new double[] {0, 0, 0});
            assertThat(evaluate("sum(last_5m):sum:err{*}.as_count() / sum:total{*}.as_count()"))
                    .isEqualTo(new Measurement.NoData(Measurement.Reason.UNDEFINED));
        }

        @Test
        @DisplayName("fill(last) before dividing: monitors/guide/division-in-monitor-evaluations")
        void fillsBeforeDividing() {
            for (int index = 0; index < 5; index++) {
                Sample always = Sample.gauge("a", Tags.NONE, 1);
                minute(index % 2 == 0 ? new Sample[] {always, Sample.gauge("b", Tags.NONE, 1)} : new Sample[] {always});
            }
            assertValue("sum(last_5m):sum:a{*} / sum:b{*}", 3);
            assertValue("sum(last_5m):sum:a{*} / sum:b{*}.fill(last)", 5);
        }

        @Test
        @DisplayName("average of five points: monitors/guide/history_and_evaluation_graphs")
        void averagesAGauge() {
            for (double value : new double[] {10, 15, 12, 8, 11}) {
                minute(gauge(value));
            }
            assertValue("avg(last_5m):avg:m{*}", 11.2);
            assertValue("max(last_5m):avg:m{*}", 15);
            assertValue("min(last_5m):avg:m{*}", 8);
            assertValue("sum(last_5m):avg:m{*}", 56);
        }

        @Test
        @DisplayName("previous 2, now 4: monitors/types/metric")
        void changeInPercentIsSigned() {
            minute(gauge(2));
            minute(gauge(4));
            assertValue("pct_change(avg(last_1m),1m_ago):avg:m{*}", 100);
            assertValue("change(avg(last_1m),last_1m):avg:m{*}", 2);
        }

        @Test
        @DisplayName("a bucket counts if its start is inside: monitors/guide/why-rollup-should-not-be-used-in-monitors")
        void countsARollupBucketByItsStart() {
            SeriesStore fine = new SeriesStore(Duration.ofHours(1), Duration.ofSeconds(10));
            fine.record(List.of(gauge(100)), Instant.parse("2026-11-23T17:14:50Z"));
            fine.record(List.of(gauge(0)), Instant.parse("2026-11-23T17:20:00Z"));
            WindowEvaluation evaluation =
                    new WindowEvaluation((MetricMonitor) Monitor.parse("max(last_10m):sum:m{*}.rollup(sum, 60)"));
            assertThat(evaluation.evaluate(fine, Instant.parse("2026-11-23T17:23:02Z")))
                    .containsEntry(Tags.NONE, new Measurement.Value(100));
            assertThat(evaluation.evaluate(fine, Instant.parse("2026-11-23T17:24:02Z")))
                    .containsEntry(Tags.NONE, new Measurement.Value(0));
        }
    }

    @Test
    void aChangeComparesStepsAlthoughNoTwoOfThemTakeEquallyLong() {
        for (int index = 0; index < 12; index++) {
            now = now.plusMillis(index % 3 * 7);
            minute(gauge(index < 7 ? 2 : 4), Sample.running("c", Tags.NONE, index * 10));
        }
        assertValue("change(avg(last_5m),5m_ago):avg:m{*}", 2);
        assertValue("change(max(last_5m),5m_ago):sum:c{*}.as_count()", 0);
    }

    @Test
    void aWindowThatIsNotFullIsEvaluatedWithWhatThereIs() {
        minute(gauge(4));
        assertValue("avg(last_1h):avg:m{*}", 4);
    }

    @Test
    void thePointAtTheStartOfTheWindowIsOutsideAndTheOneAtItsEndInside() {
        minute(gauge(100));
        for (int index = 0; index < 5; index++) {
            minute(gauge(1));
        }
        assertValue("max(last_5m):avg:m{*}", 1);
        assertValue("max(last_6m):avg:m{*}", 100);
    }

    @Test
    void notANumberIsNoPoint() {
        minute(gauge(3));
        minute(gauge(Double.NaN));
        assertValue("avg(last_5m):avg:m{*}", 3);
    }

    @Test
    void anUnknownMetricHasNoDataAndNotZero() {
        assertThat(evaluate("sum(last_5m):sum:unknown{*}.as_count()"))
                .isEqualTo(new Measurement.NoData(Measurement.Reason.NO_SERIES));
    }

    @Test
    void aSeriesThatFellSilentHasAnEmptyWindow() {
        minute(gauge(3));
        for (int index = 0; index < 6; index++) {
            minute();
        }
        assertThat(evaluate("avg(last_5m):avg:m{*}"))
                .isEqualTo(new Measurement.NoData(Measurement.Reason.EMPTY_WINDOW));
    }

    @Test
    void errorsThatNeverHappenedAreZeroOfTheTotal() {
        minute(Sample.cumulative("total", Tags.NONE, 0));
        minute(Sample.cumulative("total", Tags.NONE, 30));
        assertValue("sum(last_5m):sum:err{*}.as_count() / sum:total{*}.as_count()", 0);
    }

    @Test
    void whatThisProcessCountedBeforeTheFirstStepIsNotOverlooked() {
        minute(Sample.cumulative("c", Tags.NONE, 500));
        minute(Sample.cumulative("c", Tags.NONE, 503));
        assertValue("sum(last_5m):sum:c{*}.as_count()", 503);
    }

    @Test
    void whatOthersCountedBeforeTheirTotalIsFirstSeenIsNotInAnyWindow() {
        minute(Sample.running("c", Tags.NONE, 500));
        minute(Sample.running("c", Tags.NONE, 503), Sample.running("later", Tags.NONE, 70));
        assertValue("sum(last_5m):sum:c{*}.as_count()", 3);
        minute(Sample.running("c", Tags.NONE, 503), Sample.running("later", Tags.NONE, 72));
        assertValue("sum(last_5m):sum:later{*}.as_count()", 2);
    }

    @Test
    void aCounterThatAppearsLaterCountsFromZero() {
        minute();
        minute(Sample.cumulative("c", Tags.NONE, 7));
        assertValue("sum(last_5m):sum:c{*}.as_count()", 7);
    }

    @Test
    void aCounterThatWasResetCountsWhatItShowsSince() {
        minute(Sample.running("c", Tags.NONE, 100));
        minute(Sample.running("c", Tags.NONE, 200));
        minute(Sample.running("c", Tags.NONE, 10));
        minute(Sample.running("c", Tags.NONE, 110));
        assertValue("sum(last_5m):sum:c{*}.as_count()", 210);
    }

    @Test
    void aRateIsPerSecondOfTheTimeThatReallyPassed() {
        minute(Sample.cumulative("c", Tags.NONE, 0));
        minute(Sample.cumulative("c", Tags.NONE, 60));
        now = now.plus(MINUTE);
        minute(Sample.cumulative("c", Tags.NONE, 300));
        assertValue("max(last_1m):sum:c{*}.as_rate()", 2);
    }

    @Test
    void seriesAreCombinedPerGroupAndThoseWithoutTheTagAreInvisible() {
        minute(
                Sample.gauge("m", Tags.of("host:a", "disk:1"), 1),
                Sample.gauge("m", Tags.of("host:a", "disk:2"), 3),
                Sample.gauge("m", Tags.of("host:b"), 5),
                Sample.gauge("m", Tags.of("other:c"), 7));
        assertThat(groups("avg(last_5m):sum:m{*} by {host}"))
                .containsOnly(
                        Map.entry(Tags.of("host:a"), new Measurement.Value(4)),
                        Map.entry(Tags.of("host:b"), new Measurement.Value(5)));
    }

    @Test
    void groupsJoinOnEqualTagsAndAQueryWithoutGroupsJoinsAll() {
        minute(
                Sample.gauge("m", Tags.of("host:a"), 6),
                Sample.gauge("m", Tags.of("host:b"), 9),
                Sample.gauge("n", Tags.of("host:a"), 2),
                Sample.gauge("n", Tags.of("host:b"), 1));
        assertThat(groups("avg(last_5m):sum:m{*} by {host} / sum:n{*} by {host}"))
                .containsOnly(
                        Map.entry(Tags.of("host:a"), new Measurement.Value(3)),
                        Map.entry(Tags.of("host:b"), new Measurement.Value(9)));
        assertThat(groups("avg(last_5m):sum:m{*} by {host} / sum:n{*}"))
                .containsOnly(
                        Map.entry(Tags.of("host:a"), new Measurement.Value(2)),
                        Map.entry(Tags.of("host:b"), new Measurement.Value(3)));
    }

    @Test
    void defaultZeroHoldsAGaugeForFiveMinutesAndThenCountsItAsZeroWhereABareGaugeDropsThePoint() {
        minute(Sample.gauge("a", Tags.NONE, 5), Sample.gauge("b", Tags.NONE, 1));
        for (int index = 0; index < 7; index++) {
            minute(Sample.gauge("a", Tags.NONE, 7));
        }
        assertValue("sum(last_10m):sum:a{*} + sum:b{*}", 6);
        assertValue("sum(last_10m):default_zero(sum:b{*}) + 0 * sum:a{*}", 6);
        assertValue("sum(last_5m):default_zero(sum:b{*}.as_count()) + 0 * sum:a{*}.as_count()", 0);
        assertValue("sum(last_10m):abs(-sum:a{*})", 54);
    }

    @Test
    void aConstantIsAddedOnceWhereCountsAreSummedFirstAndPerPointOtherwise() {
        counted(new double[] {1, 1, 1}, new double[] {1, 1, 1});
        assertValue("sum(last_5m):sum:err{*}.as_count() + 10", 13);
        assertValue("sum(last_5m):sum:err{*} + 10", 33);
    }

    @Test
    void refusesWhatOnlyDatadogCanEvaluate() {
        MetricMonitor anomalies = (MetricMonitor) Monitor.parse("avg(last_4h):anomalies(avg:m{*}, 'basic', 2)");
        assertThatThrownBy(() -> new WindowEvaluation(anomalies))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only Datadog can evaluate anomalies(avg:m{*}, 'basic', 2)");
    }

    @Test
    void keepsNoMoreSeriesThanItsLimitAndCountsTheRest() {
        for (int index = 0; index < SeriesStore.MOST_SERIES + 5; index++) {
            store.record(List.of(Sample.gauge("m", Tags.of("id:" + index), 1)), now);
        }
        assertThat(store.refused()).isEqualTo(5);
    }

    @Test
    void forgetsSeriesThatNoWindowCanReach() {
        minute(Sample.gauge("m", Tags.of("host:old"), 1));
        now = now.plus(Duration.ofHours(2));
        minute(Sample.gauge("m", Tags.of("host:new"), 1));
        assertThat(groups("avg(last_5m):sum:m{*} by {host}")).containsOnlyKeys(Tags.of("host:new"));
    }
}
