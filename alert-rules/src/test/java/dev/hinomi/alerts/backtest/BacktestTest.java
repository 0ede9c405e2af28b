package dev.hinomi.alerts.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.series.SeriesKey;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Status;
import dev.hinomi.alerts.state.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BacktestTest {

    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    private static final Grid EVERY_MINUTE = new Grid(START, Duration.ofMinutes(1));
    private static final SeriesKey FAILED = new SeriesKey("jobs.failed", Tags.of("env:prod"));

    private final History history = new History();
    private final List<String> transitions = new ArrayList<>();

    private Backtest backtest(String rules) {
        LoadedRules loaded = RuleFile.read("rules.yml", rules + """
                notify: { t: { slack: "#jobs", mention: { critical: [ "@jobs" ] } } }
                """);
        assertThat(loaded.hasErrors()).as("%s", loaded.problems()).isFalse();
        return new Backtest(loaded, history, EVERY_MINUTE, new AlertListener() {
            @Override
            public void transitioned(Alert alert, Transition transition) {
                transitions.add(Duration.between(START, transition.at()).toMinutes() + " " + transition.to());
            }
        });
    }

    private static String failing(String more) {
        return "rules:\n  - { id: failing, query: \"sum(last_5m):sum:jobs.failed{env:prod}.as_count()\", critical: \"> 5\","
                + " notify: t" + more + " }\n";
    }

    private void failed(int minute, double count) {
        history.count(FAILED).add(START.plus(Duration.ofMinutes(minute)).toEpochMilli(), count);
    }

    private static Measurement value(Backtest backtest) {
        return backtest.situations("failing").get(Tags.NONE).measurement().orElseThrow();
    }

    @Test
    void theSameRulesAndSeriesAlwaysComeToTheSame() {
        for (int minute = 0; minute < 30; minute++) {
            failed(minute, minute % 7);
        }
        backtest(failing("")).runUntil(START.plus(Duration.ofMinutes(30)));
        List<String> first = List.copyOf(transitions);
        transitions.clear();
        backtest(failing("")).runUntil(START.plus(Duration.ofMinutes(30)));
        assertThat(first).contains("0 OK", "3 FIRING").isEqualTo(transitions);
    }

    @Test
    void aCountIsWhatWasCountedAlsoAfterItsSeriesWasForgotten() {
        failed(0, 4);
        failed(60, 4);
        failed(61, 4);
        Backtest backtest = backtest(failing(""));
        backtest.runUntil(START.plus(Duration.ofMinutes(60)));
        assertThat(value(backtest)).isEqualTo(new Measurement.Value(4));
        backtest.runUntil(START.plus(Duration.ofMinutes(61)));
        assertThat(value(backtest)).isEqualTo(new Measurement.Value(8));
        assertThat(backtest.now()).isEqualTo(START.plus(Duration.ofMinutes(61)));
    }

    @Test
    void whatLiesBetweenTwoStepsCountsAtTheSecond() {
        RecordedSeries series = history.count(FAILED);
        series.add(START.plusSeconds(70).toEpochMilli(), 1);
        series.add(START.plusSeconds(80).toEpochMilli(), 2);
        Backtest backtest = backtest(failing(""));
        backtest.runUntil(START.plusSeconds(119));
        assertThat(value(backtest)).isInstanceOf(Measurement.NoData.class);
        backtest.runUntil(START.plusSeconds(120));
        assertThat(value(backtest)).isEqualTo(new Measurement.Value(3));
    }

    @Test
    void channelsAreToldAsInTheProcessAndWithoutDelay() {
        failed(0, 0);
        failed(1, 6);
        failed(10, 0);
        Backtest backtest = backtest(failing(", missing: ok"));
        backtest.runUntil(START.plus(Duration.ofMinutes(10)));
        assertThat(backtest.messages())
                .extracting(message -> message.at() + " " + message.text() + " " + message.mentions())
                .containsExactly(
                        "2026-11-23T09:01:00Z CRITICAL failing, 6 (threshold > 5) [@jobs]",
                        "2026-11-23T09:06:00Z RESOLVED failing, no data after 5m []");
        assertThat(backtest.situations("failing").get(Tags.NONE).status()).isEqualTo(Status.OK);
    }

    @Test
    void anExplanationTakesTheQueryApart() {
        SeriesKey all = new SeriesKey("jobs.all", Tags.of("env:prod", "queue:mail"));
        failed(0, 1);
        failed(1, 2);
        history.count(all).add(START.toEpochMilli(), 4);
        history.count(new SeriesKey("jobs.all", Tags.of("env:test"))).add(START.toEpochMilli(), 4);
        Backtest backtest = backtest("rules:\n  - { id: failing, query: \"sum(last_5m):sum:jobs.failed{*}.as_count() /"
                + " sum:jobs.all{env:prod}.as_count()\", critical: \"> 50%\", for: 5m, notify: t }\n");
        backtest.runUntil(START.plus(Duration.ofMinutes(2)));
        Explanation explanation = backtest.explain("failing", Tags.NONE).orElseThrow();
        assertThat(explanation.situation().status()).isEqualTo(Status.PENDING);
        assertThat(explanation.situation().since()).isEqualTo(START.plus(Duration.ofMinutes(1)));
        assertThat(explanation.parts())
                .extracting(Part::query, Part::value)
                .containsExactly(
                        tuple("sum:jobs.failed{*}.as_count()", new Measurement.Value(3)),
                        tuple("sum:jobs.all{env:prod}.as_count()", new Measurement.Value(4)));
        assertThat(explanation.parts().get(0).points().count()).isEqualTo(2);
        assertThat(explanation.parts().get(1).points()).isEqualTo(new Part.Points(1, 1, 2, Optional.of(START)));
        assertThat(backtest.explain("failing", Tags.of("queue:mail"))).isEmpty();
    }

    @Test
    void aPartOfAGroupIsTheGroupsOwn() {
        history.gauge(new SeriesKey("depth", Tags.of("queue:mail"))).add(START.toEpochMilli(), 7);
        history.gauge(new SeriesKey("depth", Tags.of("queue:sms"))).add(START.toEpochMilli(), 9);
        Backtest backtest = backtest(
                "rules:\n  - { id: deep, query: \"max(last_5m):max:depth{*} by {queue}\", critical: \"> 8\", notify: t }\n");
        backtest.runUntil(START);
        assertThat(backtest.situations("deep")).hasSize(2);
        Part part = backtest.explain("deep", Tags.of("queue:mail"))
                .orElseThrow()
                .parts()
                .get(0);
        assertThat(part.value()).isEqualTo(new Measurement.Value(7));
        assertThat(part.points().series()).isEqualTo(1);
    }

    @Test
    void pointsThatContradictOneAnotherAreRefused() {
        RecordedSeries count = history.count(FAILED);
        count.add(1000, 1);
        assertThatThrownBy(() -> count.add(1000, 1)).hasMessageContaining("has a value at this time already");
        assertThatThrownBy(() -> count.add(999, 1)).hasMessageContaining("the times of a series must rise");
        assertThatThrownBy(() -> count.add(2000, -1)).hasMessageContaining("a count must be zero or more");
        assertThatThrownBy(() -> count.add(2000, Double.NaN)).hasMessageContaining("must be");
        assertThatThrownBy(() -> history.gauge(FAILED)).hasMessageContaining("a count in one place and a gauge");
    }

    @Test
    void aGridHasAStepAtOrAfterEveryMoment() {
        assertThat(EVERY_MINUTE.atOrAfter(START.minusSeconds(1))).isEqualTo(START);
        assertThat(EVERY_MINUTE.atOrAfter(START.plusSeconds(60))).isEqualTo(START.plusSeconds(60));
        assertThat(EVERY_MINUTE.atOrAfter(START.plusSeconds(61))).isEqualTo(START.plusSeconds(120));
    }
}
