package dev.hinomi.alerts.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.series.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {

    private static final String RATE = "sum(last_5m):sum:errors{*}%1$s.as_count() / sum:total{*}%1$s.as_count()";

    private static Question question(String query) {
        return new Question((MetricMonitor) Monitor.parse(query));
    }

    private static AnsweredSeries series(int part, String group, Double... values) {
        return new AnsweredSeries(part, group.isEmpty() ? Tags.NONE : Tags.of(group.split(",")), List.of(values));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "avg(last_5m):p95:latency{env:prod} by {uri} | p95:latency{env:prod} by {uri}",
                "sum(last_5m):sum:a{*}.as_count() / sum:b{*}.as_count() | sum:a{*}.as_count(), sum:b{*}.as_count()",
                "sum(last_5m):(sum:a{*}.as_count() - sum:b{*}.as_count()) / sum:a{*}.as_count() | sum:a{*}.as_count(), sum:b{*}.as_count()",
                "change(avg(last_5m),1h_ago):avg:m{*} | (avg:m{*}) - timeshift(avg:m{*}, -3600)",
                "pct_change(avg(last_5m),1h_ago):avg:m{*} | (((avg:m{*}) - timeshift(avg:m{*}, -3600)) / timeshift(avg:m{*}, -3600)) * 100",
            })
    void datadogIsAskedForEverythingButTheTimeAggregation(String monitor, String asked) {
        assertThat(question(monitor).text()).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({"avg,3", "sum,9", "min,1", "max,5", "last,5"})
    void theTimeAggregationIsDoneHere(String aggregation, double value) {
        assertThat(question(aggregation + "(last_5m):avg:m{*}").answer(List.of(series(0, "", 1.0, 3.0, 5.0))))
                .isEqualTo(Map.of(Tags.NONE, new Measurement.Value(value)));
    }

    @Test
    void arithmeticOverCountsRunsOnSums() {
        List<AnsweredSeries> answer =
                List.of(series(0, "", 1.0, 2.0, 3.0, 4.0, 5.0), series(1, "", 10.0, 10.0, 10.0, 10.0, 10.0));
        assertThat(question(RATE.formatted("")).answer(answer))
                .isEqualTo(Map.of(Tags.NONE, new Measurement.Value(0.3)));
    }

    @Test
    void aGroupWithoutErrorsHasNone() {
        List<AnsweredSeries> answer =
                List.of(series(0, "uri:/a", 5.0), series(1, "uri:/a", 10.0), series(1, "uri:/b", 10.0));
        assertThat(question(RATE.formatted(" by {uri}")).answer(answer))
                .isEqualTo(Map.of(
                        Tags.of("uri:/a"), new Measurement.Value(0.5), Tags.of("uri:/b"), new Measurement.Value(0)));
    }

    @Test
    void aSideWithoutGroupsJoinsAll() {
        List<AnsweredSeries> answer = List.of(series(0, "uri:/a", 5.0), series(0, "uri:/b", 1.0), series(1, "", 10.0));
        assertThat(question("sum(last_5m):sum:a{*} by {uri}.as_count() / sum:b{*}.as_count() * 100")
                        .answer(answer))
                .isEqualTo(Map.of(
                        Tags.of("uri:/a"), new Measurement.Value(50), Tags.of("uri:/b"), new Measurement.Value(10)));
    }

    @Test
    void aRateOverNothingIsNoValue() {
        assertThat(question(RATE.formatted("")).answer(List.of(series(0, "", 1.0))))
                .isEqualTo(Map.of(Tags.NONE, new Measurement.NoData(Measurement.Reason.UNDEFINED)));
    }

    @Test
    void anEmptyAnswerIsNoData() {
        assertThat(question(RATE.formatted("")).answer(List.of()))
                .isEqualTo(Map.of(Tags.NONE, new Measurement.NoData(Measurement.Reason.NO_SERIES)));
        assertThat(question("avg(last_5m):avg:m{*} by {host}").answer(List.of()))
                .isEmpty();
        assertThat(question("avg(last_5m):avg:m{*}").answer(List.of(series(0, ""))))
                .isEqualTo(Map.of(Tags.NONE, new Measurement.NoData(Measurement.Reason.EMPTY_WINDOW)));
    }

    @Test
    void aSeriesWithoutTheTagIsInvisible() {
        assertThat(question("avg(last_5m):avg:m{*} by {host}")
                        .answer(List.of(series(0, "host:a", 1.0), series(0, "host:N/A", 2.0))))
                .containsOnlyKeys(Tags.of("host:a"));
    }

    @ParameterizedTest
    @CsvSource({"last_5m,PT1M", "last_23h,PT1M", "last_1d,PT10M", "last_47h,PT10M", "last_2d,PT30M"})
    void itIsAskedAsOftenAsDatadogEvaluatesAMonitor(String window, Duration pause) {
        assertThat(question("avg(" + window + "):avg:m{*}").pause()).isEqualTo(pause);
    }

    @Test
    void theWindowEndsWhenItIsToldTo() {
        Instant end = Instant.parse("2026-11-23T09:07:00Z");
        assertThat(question("avg(last_5m):avg:m{*}").start(end)).isEqualTo("2026-11-23T09:02:00Z");
        assertThat(question("sum(current_1d):sum:m{*}").start(end)).isEqualTo("2026-11-23T00:00:00Z");
    }
}
