package dev.hinomi.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.escalation.Progress;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.observability.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EscalatingTest {

    private static final Mention FIRST = new Mention.UserId("U0FIRST001");
    private static final Mention SECOND = new Mention.UserId("U0SECOND01");
    private static final Mention THIRD = new Mention.UserId("U0THIRD001");
    private static final EscalationPlan STEPS = EscalationPlan.of(
            List.of(
                    new EscalationStep(Duration.ofMinutes(10), List.of(SECOND), Optional.empty()),
                    new EscalationStep(Duration.ofMinutes(30), List.of(THIRD), Optional.of("#incidents"))),
            Optional.of(Duration.ofHours(1)),
            Optional.of(Duration.ofHours(3)));

    private final ManualClock clock = ManualClock.at(Incidents.START);
    private final FakeDestination destination = new FakeDestination();
    private final MemoryOutbox outbox = new MemoryOutbox();
    private final Dispatcher dispatcher = new Dispatcher(outbox, destination, DeliveryListener.NO_OP, clock);
    private final NotifyTarget target = new NotifyTarget(
                    "oncall",
                    "#career-alerts",
                    Map.of(Severity.CRITICAL, List.of(FIRST), Severity.WARNING, List.of(FIRST)),
                    "rules.yml:1:1")
            .with(STEPS);
    private final Incidents incidents = Incidents.of("a");

    private void owe(double value) {
        owe(incidents.measure(value));
    }

    private void owe(Transition transition) {
        dispatcher.owe(target, incidents.alert(), transition);
    }

    private void pass(Duration time) {
        Instant end = clock.instant().plus(time);
        for (Optional<Duration> next = dispatcher.untilNext();
                next.filter(wait -> !clock.instant().plus(wait).isAfter(end)).isPresent();
                next = dispatcher.untilNext()) {
            clock.advance(next.orElseThrow());
            dispatcher.sendNext();
        }
        clock.advance(Duration.between(clock.instant(), end));
    }

    private void acknowledge() {
        String incident = outbox.all().get(0).next().stream()
                .map(next -> next.incident().id())
                .findFirst()
                .orElseGet(() ->
                        outbox.all().get(0).latest().incident().orElseThrow().id());
        dispatcher.acknowledge(incident, "U0FIRST001");
    }

    private List<List<Mention>> called() {
        return posts().map(Notification::called).toList();
    }

    /** What is told anew; edits call nobody, nor does the note that somebody wants silence. */
    private Stream<Notification> posts() {
        return destination.notifications().stream()
                .filter(notification -> !(notification.action() instanceof Action.Update)
                        && !(notification.action() instanceof Action.Silence));
    }

    private void silence(Duration length) {
        String incident = outbox.all().get(0).latest().incident().orElseThrow().id();
        dispatcher.hold(incident, "ai (U0FIRST001)", Optional.of(clock.instant().plus(length)));
    }

    private List<Optional<String>> shownInHand() {
        return destination.notifications().stream()
                .filter(notification -> notification.action() instanceof Action.Update)
                .map(notification -> notification.parties().held().map(Progress.Acknowledged::by))
                .toList();
    }

    private List<String> channels() {
        return destination.notifications().stream()
                .map(notification -> target.channelOf(notification.action()))
                .toList();
    }

    @Test
    void theSecondPersonIsCalledAfterTenMinutesAndTheThirdInAnotherChannelAfterThirty() {
        owe(0.06);
        pass(Duration.ofMinutes(10).minusMillis(1));
        assertThat(called()).containsExactly(List.of(FIRST));
        pass(Duration.ofMinutes(20).plusMillis(1));
        assertThat(called()).containsExactly(List.of(FIRST), List.of(SECOND), List.of(THIRD));
        assertThat(channels()).containsExactly("#career-alerts", "#career-alerts", "#incidents");
    }

    @Test
    void allIsToldAgainAnHourAfterTheLatestMessage() {
        owe(0.06);
        pass(Duration.ofMinutes(150));
        assertThat(called())
                .containsExactly(List.of(FIRST), List.of(SECOND), List.of(THIRD), List.of(FIRST), List.of(FIRST));
        assertThat(destination.notifications())
                .extracting(Notification::dedupKey)
                .doesNotHaveDuplicates();
    }

    @Test
    void theMessageShowsAtOnceWhoHasItInHandAlsoWhenItWasJustEdited() {
        owe(0.06);
        pass(Duration.ofSeconds(2));
        owe(0.03);
        pass(Duration.ofSeconds(2));
        acknowledge();
        pass(Duration.ofSeconds(2));
        assertThat(shownInHand()).containsExactly(Optional.empty(), Optional.of("U0FIRST001"));
        pass(Duration.ofMinutes(10));
        assertThat(shownInHand()).hasSize(2);
    }

    @Test
    void whoTakesItInHandBeforeItWasToldStandsInTheMessageFromTheBeginning() {
        owe(0.06);
        acknowledge();
        pass(Duration.ofMinutes(5));
        assertThat(destination.notifications())
                .singleElement()
                .satisfies(post -> assertThat(post.parties().held()).isPresent());
    }

    @Test
    void silenceStopsEverythingUntilItEndsAndThenItBeginsAnew() {
        owe(0.06);
        pass(Duration.ofMinutes(5));
        silence(Duration.ofHours(4));
        pass(Duration.ofHours(4).minusMillis(1));
        assertThat(called()).containsExactly(List.of(FIRST));
        pass(Duration.ofMinutes(5));
        assertThat(called()).containsExactly(List.of(FIRST), List.of(FIRST));
        assertThat(shownInHand()).containsExactly(Optional.of("ai (U0FIRST001)"), Optional.empty());
        pass(Duration.ofMinutes(10));
        assertThat(called()).containsExactly(List.of(FIRST), List.of(FIRST), List.of(SECOND));
    }

    @Test
    void aNoteInTheThreadThatIsRefusedTakesNothingFromTheEndOfTheIncident() {
        owe(0.06);
        pass(Duration.ofMinutes(5));
        destination.answers(new Outcome.Sent(new Receipt("C1", "ts1")));
        destination.answers(new Outcome.Rejected("no_text"));
        silence(Duration.ofHours(4));
        pass(Duration.ofMinutes(5));
        assertThat(destination.notifications()).last().matches(last -> last.action() instanceof Action.Silence);
        owe(0.001);
        pass(Duration.ofMinutes(5));
        assertThat(destination.received()).anyMatch(each -> each.contains("Update") && each.contains("RESOLVED"));
    }

    @Test
    void theEndOfAnIncidentIsToldInSilenceToo() {
        owe(0.06);
        pass(Duration.ofMinutes(5));
        silence(Duration.ofHours(4));
        owe(0.001);
        pass(Duration.ofMinutes(1));
        assertThat(destination.received().get(destination.received().size() - 2))
                .contains("Update", "RESOLVED");
        pass(Duration.ofHours(5));
        assertThat(posts().filter(Notification::calls)).hasSize(1);
    }

    @Test
    void anAcknowledgementStopsStepsAndBeginsReminders() {
        owe(0.06);
        pass(Duration.ofMinutes(5));
        acknowledge();
        pass(Duration.ofMinutes(179));
        assertThat(called()).containsExactly(List.of(FIRST));
        pass(Duration.ofMinutes(1));
        assertThat(called()).containsExactly(List.of(FIRST), List.of(FIRST));
        pass(Duration.ofMinutes(180));
        assertThat(called()).hasSize(3);
    }

    @Test
    void whoTakesItInHandBeforeTheMessageArrivesIsNotFollowedBySteps() {
        owe(0.06);
        acknowledge();
        pass(Duration.ofHours(2));
        assertThat(called()).containsExactly(List.of(FIRST));
    }

    @Test
    void theEndOfTheIncidentStopsEverything() {
        owe(0.06);
        pass(Duration.ofMinutes(5));
        owe(0.01);
        pass(Duration.ofDays(1));
        assertThat(called()).containsExactly(List.of(FIRST), List.of());
        assertThat(dispatcher.untilNext()).isEmpty();
    }

    @Test
    void aWarningDoesNotEscalateAndBecomingCriticalBeginsTheTime() {
        owe(0.03);
        pass(Duration.ofHours(5));
        assertThat(called()).containsExactly(List.of(FIRST));
        owe(0.06);
        pass(Duration.ofMinutes(9));
        assertThat(called()).doesNotContain(List.of(SECOND));
        pass(Duration.ofMinutes(1));
        assertThat(called()).contains(List.of(SECOND));
    }

    @Test
    void aStepIsTriedAgainUntilItArrivesAndLeavesTheNextItsWholeTime() {
        owe(0.06);
        pass(Duration.ofMinutes(9));
        destination.answers(new Outcome.Retry(Optional.of(Duration.ofMinutes(4)), "busy", Outcome.Arrival.NO));
        pass(Duration.ofMinutes(10));
        assertThat(called()).containsExactly(List.of(FIRST), List.of(SECOND), List.of(SECOND));
        pass(Duration.ofMinutes(14));
        assertThat(called()).doesNotContain(List.of(THIRD));
        pass(Duration.ofMinutes(2));
        assertThat(called()).endsWith(List.of(THIRD));
    }

    @Test
    void aStepWhoseChannelDoesNotExistIsSkippedAndTheIncidentGoesOn() {
        owe(0.06);
        pass(Duration.ofMinutes(29));
        destination.answers(new Outcome.Reroute("channel_not_found", "Name another"));
        pass(Duration.ofMinutes(5));
        owe(0.01);
        pass(Duration.ofMinutes(5));
        assertThat(destination.received())
                .hasSize(5)
                .endsWith(
                        "Update[root=Receipt[channel=C1, timestamp=ts1]] RESOLVED a",
                        "Note[root=Receipt[channel=C1, timestamp=ts1]] RESOLVED a");
    }

    @Test
    void nothingThatOnlyMightComeKeepsAProcessFromEnding() {
        owe(0.06);
        pass(Duration.ofMinutes(1));
        assertThat(dispatcher.untilNext()).contains(Duration.ofMinutes(9));
        assertThat(dispatcher.untilOwed()).isEmpty();
    }
}
