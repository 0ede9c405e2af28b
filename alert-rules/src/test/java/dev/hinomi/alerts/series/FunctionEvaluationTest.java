package dev.hinomi.alerts.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionEvaluationTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SeriesStore store = new SeriesStore(Duration.ofDays(3), MINUTE);
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");

    private void minute(Sample... samples) {
        now = now.plus(MINUTE);
        store.record(List.of(samples), now);
    }

    private void gauges(double... values) {
        for (double value : values) {
            minute(Sample.gauge("m", Tags.NONE, value));
        }
    }

    private static Sample host(String host, double value) {
        return Sample.gauge("m", Tags.of("host:" + host, "az:" + host.charAt(0)), value);
    }

    private Map<Tags, Measurement> groups(String query) {
        return new WindowEvaluation((MetricMonitor) Monitor.parse(query)).evaluate(store, now);
    }

    private void assertValue(String query, double expected) {
        assertThat(groups(query).get(Tags.NONE))
                .as(query)
                .isInstanceOfSatisfying(
                        Measurement.Value.class,
                        value -> assertThat(value.value()).isCloseTo(expected, within(1e-9)));
    }

    @Nested
    @DisplayName("Datadog's documented examples")
    class Documented {

        @Test
        @DisplayName("fill(last, 900) of two gauges at odds: monitors/guide/monitor-arithmetic-and-sparse-metrics")
        void fillsFromBeforeTheWindowAndAtTheTimesOfTheOtherOperand() {
            Tags norm = Tags.of("timer:norm");
            Tags offset = Tags.of("timer:offset");
            Instant noon = Instant.parse("2026-11-23T12:00:00Z");
            store.record(List.of(Sample.gauge("g", offset, 1)), noon.minus(Duration.ofMinutes(5)));
            double[] values = {1, 0, 1, 1};
            for (int index = 0; index < 4; index++) {
                store.record(
                        List.of(Sample.gauge("g", norm, values[index])), noon.plus(Duration.ofMinutes(index * 10L)));
                if (index < 3) {
                    store.record(List.of(Sample.gauge("g", offset, 1)), noon.plus(Duration.ofMinutes(index * 10L + 5)));
                }
            }
            now = noon.plus(Duration.ofMinutes(30));
            assertThat(groups("sum(last_30m):sum:g{timer:norm} / sum:g{timer:offset}")
                            .get(Tags.NONE))
                    .isEqualTo(new Measurement.NoData(Measurement.Reason.UNDEFINED));
            // The page counts the bucket at the window's start too, which lies outside a window here.
            assertValue("sum(last_31m):sum:g{timer:norm}.fill(last,900) / sum:g{timer:offset}.fill(last,900)", 5);
        }

        @Test
        @DisplayName("hosts at odds: metrics/guide/interpolation-the-fill-modifier-explained")
        void interpolatesGaugesBeforeItCombinesThem() {
            Instant start = Instant.parse("2026-11-23T03:00:00Z");
            Tags a = Tags.of("host:a");
            Tags b = Tags.of("host:b");
            store.record(List.of(Sample.gauge("net", a, 15)), start);
            store.record(List.of(Sample.gauge("net", b, 10)), start.plusSeconds(10));
            store.record(List.of(Sample.gauge("net", a, 25)), start.plusSeconds(30));
            store.record(List.of(Sample.gauge("net", b, 40)), start.plusSeconds(40));
            now = start.plusSeconds(30);
            assertValue("max(last_1m):sum:net{host:b}", 10);
            now = start.plusSeconds(10);
            assertValue("last(last_1m):sum:net{*}", 25);
            now = start.plusSeconds(40);
            WindowEvaluation sums = new WindowEvaluation((MetricMonitor) Monitor.parse("sum(last_1m):sum:net{*}"));
            double atZero = 15;
            double atTen = 15 + 10 / 3.0 + 10;
            double atThirty = 55;
            double atForty = 25 + 40;
            assertThat(sums.evaluate(store, now).get(Tags.NONE))
                    .isInstanceOfSatisfying(
                            Measurement.Value.class,
                            sum -> assertThat(sum.value())
                                    .isCloseTo(atZero + atTen + atThirty + atForty, within(1e-9)));
        }

        @Test
        @DisplayName("one point of a gauge: dashboards/functions/interpolation")
        void defaultZeroHoldsAPointForFiveMinutesAndIsZeroOtherwise() {
            for (int index = 0; index < 30; index++) {
                Sample grid = Sample.gauge("grid", Tags.NONE, 0);
                minute(index == 14 ? new Sample[] {grid, Sample.gauge("m", Tags.NONE, 1)} : new Sample[] {grid});
            }
            assertValue("sum(last_30m):default_zero(avg:m{*}) + avg:grid{*}", 6);
            assertValue("last(last_30m):default_zero(avg:m{*}) + avg:grid{*}", 0);
        }

        @Test
        @DisplayName("weighted(): dashboards/guide/how-weighted-works")
        void weightedCountsEachVersionAsLongAsItLived() {
            SeriesStore fine = new SeriesStore(Duration.ofHours(1), Duration.ofSeconds(10));
            Instant start = Instant.parse("2026-11-23T12:00:00Z");
            for (int sample = 0; sample < 6; sample++) {
                Sample first = Sample.gauge("cpu", Tags.of("version:1", "pod:a"), 12);
                Sample second = Sample.gauge("cpu", Tags.of("version:1", "pod:b"), 12);
                fine.record(List.of(sample < 2 ? first : second), start.plusSeconds(sample * 10L));
            }
            WindowEvaluation weighted = new WindowEvaluation(
                    (MetricMonitor) Monitor.parse("sum(last_1m):sum:cpu{*}.rollup(avg, 60).weighted()"));
            WindowEvaluation plain =
                    new WindowEvaluation((MetricMonitor) Monitor.parse("sum(last_1m):sum:cpu{*}.rollup(avg, 60)"));
            assertThat(weighted.evaluate(fine, start.plusSeconds(59)).get(Tags.NONE))
                    .isEqualTo(new Measurement.Value(12));
            assertThat(plain.evaluate(fine, start.plusSeconds(59)).get(Tags.NONE))
                    .isEqualTo(new Measurement.Value(24));
        }

        @Test
        @DisplayName("four evaluations of one rollup: monitors/guide/why-rollup-should-not-be-used-in-monitors")
        void countsARollupBucketByItsStart() {
            SeriesStore fine = new SeriesStore(Duration.ofHours(1), Duration.ofSeconds(10));
            Instant point = Instant.parse("2026-11-23T17:13:00Z");
            for (int index = 0; index < 80; index++) {
                boolean hundred = point.equals(Instant.parse("2026-11-23T17:14:50Z"))
                        || point.equals(Instant.parse("2026-11-23T17:24:20Z"));
                fine.record(List.of(Sample.gauge("m", Tags.NONE, hundred ? 100 : 0)), point);
                point = point.plusSeconds(10);
            }
            WindowEvaluation rolled =
                    new WindowEvaluation((MetricMonitor) Monitor.parse("max(last_10m):sum:m{*}.rollup(sum, 60)"));
            WindowEvaluation plain = new WindowEvaluation((MetricMonitor) Monitor.parse("max(last_10m):sum:m{*}"));
            double[] results = {100, 0, 100, 100};
            for (int index = 0; index < 4; index++) {
                Instant at = Instant.parse("2026-11-23T17:23:02Z").plus(Duration.ofMinutes(index));
                assertThat(rolled.evaluate(fine, at)).containsEntry(Tags.NONE, new Measurement.Value(results[index]));
                assertThat(plain.evaluate(fine, at)).containsEntry(Tags.NONE, new Measurement.Value(100));
            }
        }

        @Test
        @DisplayName("an evaluation delay of 900 s at 7:00: monitors/configuration")
        void aDelayedEvaluationSeesTheWindowThatEndedThen() {
            now = Instant.parse("2026-11-23T06:30:00Z");
            for (int index = 1; index <= 30; index++) {
                minute(Sample.gauge("m", Tags.NONE, index));
            }
            WindowEvaluation window = new WindowEvaluation((MetricMonitor) Monitor.parse("sum(last_5m):avg:m{*}"));
            assertThat(window.evaluate(
                            store, Instant.parse("2026-11-23T07:00:00Z").minusSeconds(900)))
                    .containsEntry(Tags.NONE, new Measurement.Value(11 + 12 + 13 + 14 + 15));
        }

        @Test
        @DisplayName("a minimum of requests: monitors/guide/add-a-minimum-request-threshold-for-error-rate-alerts")
        void isGreaterIsStrict() {
            minute(Sample.gauge("a", Tags.NONE, 3), Sample.gauge("b", Tags.NONE, 15));
            assertValue("avg(last_1m):((a{*}/b{*})*100)*is_greater(b{*},15)", 0);
            minute(Sample.gauge("a", Tags.NONE, 4), Sample.gauge("b", Tags.NONE, 16));
            assertValue("avg(last_1m):((a{*}/b{*})*100)*is_greater(b{*},15)", 25);
        }

        @Test
        @DisplayName("histogram and distribution: metrics/types")
        void aggregatesTheValuesOfADistribution() {
            List<Double> web1 = List.of(1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 3.0, 3.0);
            assertThat(Aggregation.of("avg", web1)).isCloseTo(1.88, within(0.005));
            assertThat(Aggregation.of("median", web1)).isEqualTo(2);
            assertThat(Aggregation.of("p95", web1)).isEqualTo(3);
            assertThat(Aggregation.of("max", web1)).isEqualTo(3);
            List<Double> both = List.of(1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 3.0, 3.0, 1.0, 1.0, 2.0);
            assertThat(Aggregation.of("avg", both)).isCloseTo(1.73, within(0.005));
            assertThat(List.of("count", "sum", "min", "max", "p50", "p75", "p90", "p95", "p99"))
                    .extracting(word -> Aggregation.of(word, both))
                    .containsExactly(11.0, 19.0, 1.0, 3.0, 2.0, 2.0, 3.0, 3.0, 3.0);
        }

        @Test
        @DisplayName("three accounts in four regions: dashboards/functions/exclusion")
        void excludeNullLeavesSixOfTwelveGroups() {
            minute(List.of("prod", "build", "n/a").stream()
                    .flatMap(account -> List.of("us-east-1", "us-west-1", "eu-central-1", "n/a").stream()
                            .map(region -> Sample.gauge("m", Tags.of("account:" + account, "region:" + region), 1)))
                    .toArray(Sample[]::new));
            assertThat(groups("avg(last_1m):avg:m{*} by {account,region}")).hasSize(12);
            assertThat(groups("avg(last_1m):exclude_null(avg:m{*} by {account,region})"))
                    .hasSize(6);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "last(last_5m):m{*} | 6",
                "sum(last_5m):log2(m{*}) | 7.169925001442312",
                "sum(last_5m):log10(m{*} * 10) | 7.158362492095249",
                "sum(last_5m):min(m{*}, m{*} * 0 + 3) | 12",
                "sum(last_5m):maximum(m{*}, m{*} * 0 + 3) | 19",
                "sum(last_5m):is_between(m{*}, 1, 4) | 2",
                "sum(last_5m):is_less(m{*}, 3) | 2",
                "sum(last_5m):clamp_min(m{*}, 3) | 19",
                "sum(last_5m):clamp_max(m{*}, 3) | 12",
                "sum(last_5m):cutoff_min(m{*}, 3) | 13",
                "sum(last_5m):cutoff_max(m{*}, 3) | 6",
                "sum(last_2m):timeshift(m{*}, -120) | 5",
                "sum(last_2m):m{*} - timeshift(m{*}, -60) | 4",
                "sum(last_2m):calendar_shift(m{*}, '-1d', 'Asia/Tokyo') | 200",
                "sum(last_2m):day_before(m{*}) | 200",
                "sum(last_3m):diff(m{*}) | 3",
                "sum(last_3m):monotonic_diff(m{*} * -1) | 1",
                "max(last_1m):derivative(m{*} * 60) | 2",
                "max(last_1m):per_minute(m{*}) | 2",
                "max(last_1m):per_hour(m{*}) | 120",
                "max(last_1m):throughput(m{*}) | 0.1",
                "max(last_1m):dt(m{*}) | 60",
                "last(last_2m):median_3(m{*}) | 4",
                "last(last_2m):rollingavg_5(m{*}) | 3.2",
                "last(last_2m):moving_rollup(m{*}, 120, 'sum') | 10",
                "last(last_2m):moving_rollup(m{*}, 180, 'max') | 6",
                "last(last_3m):cumsum(m{*}) | 12",
                "last(last_5m):trend_line(m{*}) | 5.4",
                "max(last_6m):rollup(m{*}, 'p50', 3600) | 3",
                "max(last_6m):rollup(m{*}, 'max', 3600) | 6",
            })
    void evaluatesFunctionsOfOneSeries(String query, double expected) {
        Instant today = now;
        now = today.minus(Duration.ofDays(1));
        gauges(100, 100, 100, 100, 100, 100);
        now = today;
        gauges(1, 3, 2, 4, 6);
        now = today.plus(Duration.ofMinutes(5));
        assertValue(query, expected);
    }

    @Test
    void anExponentialAverageBeginsWithItsFirstPoint() {
        gauges(10, 20, 20);
        assertValue("last(last_5m):ewma_3(m{*})", 17.5);
    }

    @Test
    void ranksGroupsByTheirValuesInTheWindow() {
        minute(host("a1", 1), host("b1", 5), host("b2", 3));
        minute(host("a1", 9), host("b1", 5), host("b2", 3));
        assertThat(groups("avg(last_2m):top(m{*} by {host}, 5, 'max', 'desc')")).hasSize(3);
        assertThat(groups("avg(last_2m):top5_max(m{*} by {host})")).hasSize(3);
        for (int index = 0; index < 5; index++) {
            minute(host("a1", 9), host("b1", 5), host("b2", 3), host("c1", 2), host("c2", 1), host("c3", 0));
        }
        assertThat(groups("avg(last_5m):top(m{*} by {host}, 5, 'mean', 'desc')"))
                .hasSize(5)
                .doesNotContainKey(Tags.of("host:c3"));
        assertThat(groups("avg(last_5m):bottom5_last(m{*} by {host})"))
                .hasSize(5)
                .doesNotContainKey(Tags.of("host:a1"));
    }

    @Test
    void countsGroupsAndCombinesThemAnew() {
        minute(host("a1", 0), host("a2", 4), host("b1", 6), host("b2", 10));
        assertValue("avg(last_1m):count_nonzero(m{*} by {host})", 3);
        assertValue("avg(last_1m):count_not_null(m{*} by {host})", 4);
        assertThat(groups("avg(last_1m):max(sum:m{*} by {az,host}, {az})"))
                .containsOnly(
                        Map.entry(Tags.of("az:a"), new Measurement.Value(4)),
                        Map.entry(Tags.of("az:b"), new Measurement.Value(10)));
        assertThat(groups("avg(last_1m):stddev(sum:m{*} by {az,host}, {az})"))
                .containsEntry(Tags.of("az:a"), new Measurement.Value(2));
        assertThat(groups("avg(last_1m):percentile(sum:m{*} by {az,host}, 'p99', {az})"))
                .containsEntry(Tags.of("az:b"), new Measurement.Value(6));
    }

    @Test
    void aCountOfGroupsThatNeverWereIsNoDataOfTheOnlyGroup() {
        assertThat(groups("avg(last_1m):count_nonzero(m{*} by {host})"))
                .containsEntry(Tags.NONE, new Measurement.NoData(Measurement.Reason.NO_SERIES));
    }

    @Test
    void differencesAreTakenOfEverySeriesBeforeTheyAreCombined() {
        minute(host("a1", 10), host("b1", 100));
        minute(host("a1", 20), host("b1", 0));
        assertValue("sum(last_1m):monotonic_diff(sum:m{*})", 10);
        assertThat(groups("sum(last_1m):monotonic_diff(sum:m{*} * 1)").get(Tags.NONE))
                .isInstanceOf(Measurement.NoData.class);
    }

    @Test
    void aCumulativeWindowBeginsWithTheDayOfItsZone() {
        now = Instant.parse("2026-11-23T14:58:00Z");
        gauges(1, 2, 4, 8);
        CumulativeStart tokyo = new CumulativeStart(ZoneId.of("Asia/Tokyo"), 0, LocalTime.MIDNIGHT);
        MetricMonitor today = (MetricMonitor) Monitor.parse("sum(current_1d):m{*}");
        assertThat(new WindowEvaluation(today, tokyo).evaluate(store, now))
                .containsEntry(Tags.NONE, new Measurement.Value(12));
        assertThat(new WindowEvaluation(today).evaluate(store, now))
                .containsEntry(Tags.NONE, new Measurement.Value(15));
        CumulativeStart four = new CumulativeStart(ZoneId.of("UTC"), 0, LocalTime.of(15, 1));
        assertThat(new WindowEvaluation(today, four).evaluate(store, now))
                .containsEntry(Tags.NONE, new Measurement.Value(8));
    }

    @Test
    void aCumulativeHourBeginsAtItsMinute() {
        now = Instant.parse("2026-11-23T06:28:00Z");
        gauges(1, 2, 4, 8);
        CumulativeStart half = new CumulativeStart(ZoneId.of("UTC"), 30, LocalTime.MIDNIGHT);
        MetricMonitor hour = (MetricMonitor) Monitor.parse("sum(current_1h):m{*}");
        assertThat(new WindowEvaluation(hour, half).evaluate(store, now))
                .containsEntry(Tags.NONE, new Measurement.Value(12));
        assertThat(new WindowEvaluation(hour, half).evaluate(store, Instant.parse("2026-11-23T06:29:00Z")))
                .containsEntry(Tags.NONE, new Measurement.Value(1));
    }

    @Test
    void keepsThePointsThatItsFunctionsLookBackTo() {
        assertThat(new WindowEvaluation((MetricMonitor)
                                Monitor.parse("avg(last_5m):m{*} / timeshift(median_3(m{*}.fill(last, 600)), -3600)"))
                        .history())
                .isEqualTo(Duration.ofMinutes(5 + 60 + 3 + 10));
    }
}
