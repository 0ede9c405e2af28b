package dev.hinomi.alerts.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.series.FleetAnswer;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.observability.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private static final MetricMonitor ONE = (MetricMonitor) Monitor.parse("avg(last_5m):avg:one{*}");
    private static final MetricMonitor TWO = (MetricMonitor) Monitor.parse("avg(last_5m):avg:two{*}");
    private static final QueryReply ANSWER =
            new QueryReply.Answered(List.of(new AnsweredSeries(0, Tags.NONE, List.of(7.0))), Optional.empty());

    private final ManualClock clock = ManualClock.at("2026-11-23T09:00:00Z");
    private final List<String> asked = new ArrayList<>();
    private boolean turn = true;
    private QueryReply reply = ANSWER;
    private final Conversation conversation = new Conversation(
            (query, from, to) -> {
                asked.add(query + " " + from + " " + to);
                return reply;
            },
            FleetSettings.DEFAULTS.requestsPerHour(360).turn(() -> turn));

    private FleetAnswer latest(MetricMonitor query) {
        return conversation.latest(query, clock.instant());
    }

    private Duration ask() {
        return conversation.ask(clock.instant());
    }

    private void after(Duration time) {
        clock.advance(time);
        latest(ONE);
    }

    @Test
    void aQuestionIsAskedAfterItWasWanted() {
        assertThat(latest(ONE)).isEqualTo(new FleetAnswer.Unknown());
        assertThat(ask()).isEqualTo(Duration.ofSeconds(10));
        assertThat(asked).containsExactly("avg:one{*} 2026-11-23T08:54:00Z 2026-11-23T08:59:00Z");
        assertThat(latest(ONE))
                .isEqualTo(new FleetAnswer.Measured(
                        Instant.parse("2026-11-23T09:00:00Z"),
                        Duration.ofMinutes(1),
                        Map.of(Tags.NONE, new Measurement.Value(7))));
    }

    @Test
    void itIsAskedAgainAfterAMinute() {
        latest(ONE);
        ask();
        after(Duration.ofSeconds(10));
        assertThat(ask()).isEqualTo(Duration.ofSeconds(50));
        after(Duration.ofSeconds(50));
        ask();
        assertThat(asked).hasSize(2);
    }

    @Test
    void questionsAreSpreadOverTheBudget() {
        latest(ONE);
        latest(TWO);
        assertThat(ask()).isEqualTo(Duration.ofSeconds(10));
        assertThat(ask()).isEqualTo(Duration.ofSeconds(10));
        assertThat(asked).hasSize(1);
        after(Duration.ofSeconds(10));
        ask();
        assertThat(asked).hasSize(2);
    }

    @Test
    void aWaitThatDatadogAsksForIsKept() {
        reply = new QueryReply.Unavailable("429", Optional.of(Duration.ofSeconds(45)));
        latest(ONE);
        assertThat(ask()).isEqualTo(Duration.ofSeconds(45));
        reply = new QueryReply.Answered(List.of(), Optional.of(Duration.ofMinutes(3)));
        after(Duration.ofSeconds(45));
        assertThat(ask()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void afterFailuresThePauseDoublesUpToTenMinutes() {
        reply = new QueryReply.Unavailable("503", Optional.empty());
        latest(ONE);
        List<Long> pauses = new ArrayList<>();
        for (int index = 0; index < 7; index++) {
            Duration pause = ask();
            pauses.add(pause.toSeconds());
            clock.advance(pause);
            latest(ONE);
        }
        assertThat(pauses).containsExactly(30L, 60L, 120L, 240L, 480L, 600L, 600L);
    }

    @Test
    void whatFailsForOneFailsForAllThatAreDue() {
        reply = new QueryReply.Unavailable("nobody there", Optional.empty());
        latest(ONE);
        latest(TWO);
        ask();
        assertThat(asked).hasSize(1);
        assertThat(latest(ONE)).isEqualTo(new FleetAnswer.Failed(clock.instant(), "nobody there"));
        assertThat(latest(TWO)).isEqualTo(new FleetAnswer.Failed(clock.instant(), "nobody there"));
    }

    @Test
    void aQueryThatIsNotUnderstoodConcernsNoOther() {
        reply = new QueryReply.Misunderstood("400", Optional.empty());
        latest(ONE);
        assertThat(ask()).isEqualTo(Duration.ofSeconds(10));
        latest(TWO);
        assertThat(latest(ONE)).isEqualTo(new FleetAnswer.Failed(clock.instant(), "400"));
        assertThat(latest(TWO)).isEqualTo(new FleetAnswer.Unknown());
        reply = ANSWER;
        clock.advance(Duration.ofMinutes(1));
        latest(ONE);
        ask();
        clock.advance(Duration.ofMinutes(1));
        latest(ONE);
        ask();
        assertThat(asked).extracting(text -> text.substring(0, 7)).containsExactly("avg:one", "avg:two", "avg:two");
    }

    @Test
    void aQuestionThatNobodyWantsAnyMoreIsForgotten() {
        latest(ONE);
        ask();
        clock.advance(Conversation.FORGOTTEN.plusSeconds(1));
        ask();
        assertThat(asked).hasSize(1);
        assertThat(conversation.isNew(ONE)).isTrue();
    }

    @Test
    void whoseTurnItIsNotAsksNothingAndKnowsNothing() {
        latest(ONE);
        ask();
        turn = false;
        clock.advance(Duration.ofMinutes(1));
        assertThat(latest(ONE)).isEqualTo(new FleetAnswer.Unknown());
        ask();
        assertThat(asked).hasSize(1);
    }
}
