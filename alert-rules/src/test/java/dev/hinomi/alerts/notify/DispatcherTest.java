package dev.hinomi.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.observability.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DispatcherTest {

    private static final NotifyTarget ELSEWHERE = NotifyTarget.of("other", "#other");
    private static final NotifyTarget CALLED_FOR_WARNINGS = new NotifyTarget(
            "oncall",
            "#career-alerts",
            Map.of(Severity.WARNING, List.of(new Mention.GroupHandle("career-oncall"))),
            "rules.yml:22:5");
    private static final String POST = "Post[]";
    private static final String UPDATE = "Update[root=Receipt[channel=C1, timestamp=ts1]]";
    private static final String NOTE = "Note[root=Receipt[channel=C1, timestamp=ts1]]";
    private static final String CALL = "Call[root=Receipt[channel=C1, timestamp=ts1]]";
    private static final String RAISE = "Raise[root=Receipt[channel=C1, timestamp=ts1]]";

    private final ManualClock clock = ManualClock.at(Incidents.START);
    private final FakeDestination destination = new FakeDestination();
    private final MemoryOutbox outbox = new MemoryOutbox();
    private final List<String> told = new ArrayList<>();
    private final Dispatcher dispatcher = new Dispatcher(outbox, destination, new Telling(), clock);

    private final class Telling implements DeliveryListener {
        @Override
        public void postponed(Notification notification, Outcome.Retry retry, Duration wait) {
            told.add("postponed " + wait.toMillis());
        }

        @Override
        public void refused(Notification notification, String why, String remedy) {
            told.add("refused " + why);
        }

        @Override
        public void overflowed(Owed owed) {
            told.add("overflowed " + owed.alert().rule().id());
        }

        @Override
        public void unsent(Owed owed) {
            told.add("unsent " + owed.alert().rule().id());
        }
    }

    private void owe(Incidents incidents, double value) {
        dispatcher.owe(Incidents.TARGET, incidents.alert(), incidents.measure(value));
    }

    private void sendAll() {
        for (int round = 0; round < 100 && dispatcher.untilNext().isPresent(); round++) {
            clock.advance(dispatcher.untilNext().orElseThrow());
            dispatcher.sendNext();
        }
    }

    @Test
    void anIncidentIsPostedOnceAndEditedWhenItEnds() {
        Incidents incidents = Incidents.of("a");
        owe(incidents, 0.06);
        sendAll();
        owe(incidents, 0.01);
        sendAll();
        assertThat(destination.received())
                .containsExactly(POST + " CRITICAL a", UPDATE + " RESOLVED a", NOTE + " RESOLVED a");
        assertThat(outbox.pending()).isEmpty();
    }

    @Test
    void anIncidentThatResolvesWhileItsMessageWaitsIsOneMessageAndNotSilence() {
        Incidents incidents = Incidents.of("a");
        owe(incidents, 0.06);
        owe(incidents, 0.01);
        sendAll();
        assertThat(destination.received()).containsExactly(POST + " RESOLVED a");
    }

    @Test
    void aTransitionThatComesDuringACallIsNotLost() {
        Incidents incidents = Incidents.of("a");
        owe(incidents, 0.06);
        destination.meanwhile(() -> owe(incidents, 0.01));
        sendAll();
        assertThat(destination.received())
                .containsExactly(POST + " CRITICAL a", UPDATE + " RESOLVED a", NOTE + " RESOLVED a");
    }

    @Test
    void aWarningThatWorsensAnswersItsMessageAloudAndThenEditsIt() {
        Incidents incidents = Incidents.of("a");
        owe(incidents, 0.03);
        sendAll();
        owe(incidents, 0.06);
        sendAll();
        assertThat(destination.received())
                .containsExactly(POST + " WARNING a", RAISE + " CRITICAL a", UPDATE + " CRITICAL a");
    }

    @Test
    void anIncidentThatEasesIsEditedAndCallsNobodyAgainWhenItWorsensAgain() {
        Incidents incidents = Incidents.of("a");
        owe(incidents, 0.06);
        sendAll();
        owe(incidents, 0.03);
        sendAll();
        owe(incidents, 0.06);
        sendAll();
        assertThat(destination.received())
                .containsExactly(
                        POST + " CRITICAL a",
                        UPDATE + " WARNING a",
                        NOTE + " WARNING a",
                        UPDATE + " CRITICAL a",
                        NOTE + " CRITICAL a");
    }

    @Test
    void messagesToOneChannelAreASecondApart() {
        owe(Incidents.of("a"), 0.06);
        owe(Incidents.of("b"), 0.06);
        assertThat(dispatcher.sendNext()).isTrue();
        assertThat(dispatcher.sendNext()).isFalse();
        assertThat(dispatcher.untilNext()).contains(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        assertThat(dispatcher.sendNext()).isTrue();
    }

    @Test
    void aChannelThatMustWaitDelaysNoOtherAndKeepsItsOrder() {
        Incidents first = Incidents.of("a");
        Incidents second = Incidents.of("b");
        Incidents elsewhere = Incidents.of("c");
        destination.answers(new Outcome.Retry(Optional.of(Duration.ofSeconds(20)), "429", Outcome.Arrival.NO));
        owe(first, 0.06);
        owe(second, 0.06);
        dispatcher.owe(ELSEWHERE, elsewhere.alert(), elsewhere.measure(0.06));
        dispatcher.sendNext();
        dispatcher.sendNext();
        assertThat(destination.received()).containsExactly(POST + " CRITICAL a", POST + " CRITICAL c");
        assertThat(dispatcher.untilNext()).contains(Duration.ofSeconds(20));
        sendAll();
        assertThat(destination.received().subList(2, 4)).containsExactly(POST + " CRITICAL a", POST + " CRITICAL b");
    }

    @Test
    void aMessageThatFailsAgainAndAgainHoldsUpNoOther() {
        Incidents broken = Incidents.of("a");
        owe(broken, 0.06);
        owe(Incidents.of("b"), 0.06);
        owe(Incidents.of("c"), 0.06);
        for (int failure = 0; failure < 3; failure++) {
            destination.answers(new Outcome.Retry(Optional.empty(), "fatal_error", Outcome.Arrival.UNKNOWN));
        }
        sendAll();
        assertThat(destination.received())
                .containsExactly(
                        POST + " CRITICAL a",
                        POST + " CRITICAL a",
                        POST + " CRITICAL a",
                        POST + " CRITICAL b",
                        POST + " CRITICAL c",
                        POST + " CRITICAL a");
    }

    @Test
    void whileAChannelTakesNothingTwoMessagesAreTriedAndTheOthersAreNotInDoubt() {
        for (String id : List.of("a", "b", "c", "d")) {
            owe(Incidents.of(id), 0.06);
        }
        for (int failure = 0; failure < 12; failure++) {
            destination.answers(new Outcome.Retry(Optional.empty(), "503", Outcome.Arrival.UNKNOWN));
        }
        sendAll();
        assertThat(destination.received().subList(0, 12)).containsOnly(POST + " CRITICAL a", POST + " CRITICAL b");
        assertThat(destination.received().subList(12, 16))
                .containsExactlyInAnyOrder(
                        POST + " CRITICAL a", POST + " CRITICAL b", POST + " CRITICAL c", POST + " CRITICAL d");
    }

    @Test
    void whoAsksToWaitForHoursIsTriedAgainAfterFiveMinutes() {
        destination.answers(new Outcome.Retry(Optional.of(Duration.ofHours(6)), "429", Outcome.Arrival.NO));
        owe(Incidents.of("a"), 0.06);
        dispatcher.sendNext();
        assertThat(dispatcher.untilNext()).contains(Duration.ofMinutes(5));
    }

    @Test
    void aMessageThatCouldCallNobodyIsFollowedByOneThatDoes() {
        destination.answers(new Outcome.Uncalled(new Receipt("C1", "ts1")));
        owe(Incidents.of("a"), 0.06);
        sendAll();
        assertThat(destination.received()).containsExactly(POST + " CRITICAL a", CALL + " CRITICAL a");
    }

    @Test
    void aCallThatCalledNobodyEitherIsNotSentForEver() {
        destination.answers(new Outcome.Uncalled(new Receipt("C1", "ts1")));
        destination.answers(new Outcome.Uncalled(new Receipt("C1", "ts2")));
        owe(Incidents.of("a"), 0.06);
        sendAll();
        assertThat(destination.received()).containsExactly(POST + " CRITICAL a", CALL + " CRITICAL a");
    }

    @Test
    void aWarningThatCouldCallNobodyIsFollowedByACallToo() {
        destination.answers(new Outcome.Uncalled(new Receipt("C1", "ts1")));
        Incidents incidents = Incidents.of("a");
        dispatcher.owe(CALLED_FOR_WARNINGS, incidents.alert(), incidents.measure(0.03));
        sendAll();
        assertThat(destination.received()).containsExactly(POST + " WARNING a", CALL + " WARNING a");
    }

    @Test
    void aMessageThatWasThereAlreadyAndCalledNobodyIsFollowedByACall() {
        destination.answers(new Outcome.Retry(Optional.empty(), "timeout", Outcome.Arrival.UNKNOWN));
        destination.answers(new Outcome.Found(new Receipt("C1", "ts1"), false));
        owe(Incidents.of("a"), 0.06);
        sendAll();
        assertThat(destination.received()).startsWith(POST + " CRITICAL a", POST + " CRITICAL a", CALL + " CRITICAL a");
    }

    @Test
    void whatIsLoweredToWhatCallsNobodyIsNotFollowedByACallBeforeItGetsWorseAgain() {
        Incidents incidents = Incidents.of("a");
        destination.answers(new Outcome.Uncalled(new Receipt("C1", "ts1")));
        owe(incidents, 0.06);
        dispatcher.sendNext();
        owe(incidents, 0.03);
        sendAll();
        assertThat(destination.received()).noneMatch(message -> message.startsWith(CALL));
        owe(incidents, 0.06);
        sendAll();
        assertThat(destination.received()).contains(CALL + " CRITICAL a");
    }

    @Test
    void whoeverIsCalledForTheWarningIsNotTakenForWhoeverIsCalledForTheCritical() {
        Incidents incidents = Incidents.of("a");
        NotifyTarget both = new NotifyTarget(
                "oncall",
                "#career-alerts",
                Map.of(
                        Severity.WARNING, List.of(new Mention.GroupHandle("career-team")),
                        Severity.CRITICAL, List.of(new Mention.GroupHandle("career-oncall"))),
                "rules.yml:22:5");
        destination.answers(new Outcome.Uncalled(new Receipt("C1", "ts1")));
        dispatcher.owe(both, incidents.alert(), incidents.measure(0.06));
        dispatcher.sendNext();
        dispatcher.owe(both, incidents.alert(), incidents.measure(0.03));
        sendAll();
        assertThat(destination.received()).contains(CALL + " WARNING a");
        dispatcher.owe(both, incidents.alert(), incidents.measure(0.06));
        sendAll();
        assertThat(destination.received()).contains(RAISE + " CRITICAL a");
    }

    @Test
    void whoeverIsOverBeforeItsPeopleAreCalledCallsNobody() {
        Incidents incidents = Incidents.of("a");
        destination.answers(new Outcome.Uncalled(new Receipt("C1", "ts1")));
        owe(incidents, 0.06);
        dispatcher.sendNext();
        owe(incidents, 0.01);
        sendAll();
        assertThat(destination.received()).noneMatch(message -> message.startsWith(CALL));
    }

    @Test
    void failuresWithoutAskedDelayWaitTwiceAsLongEachTimeUpToSixteenSecondsAndAQuarter() {
        for (int failure = 0; failure < 8; failure++) {
            destination.answers(new Outcome.Retry(Optional.empty(), "503", Outcome.Arrival.UNKNOWN));
        }
        owe(Incidents.of("a"), 0.06);
        sendAll();
        assertThat(waits(told))
                .satisfiesExactly(
                        wait -> assertThat(wait).isBetween(1_000L, 1_250L),
                        wait -> assertThat(wait).isBetween(2_000L, 2_500L),
                        wait -> assertThat(wait).isBetween(4_000L, 5_000L),
                        wait -> assertThat(wait).isBetween(8_000L, 10_000L),
                        wait -> assertThat(wait).isBetween(16_000L, 20_000L),
                        wait -> assertThat(wait).isBetween(16_000L, 20_000L),
                        wait -> assertThat(wait).isBetween(16_000L, 20_000L),
                        wait -> assertThat(wait).isBetween(16_000L, 20_000L));
        assertThat(destination.received()).hasSize(9);
    }

    private static List<Long> waits(List<String> told) {
        return told.stream()
                .map(text -> Long.parseLong(text.replace("postponed ", "")))
                .toList();
    }

    @Test
    void aMessageThatIsTooRichGoesAgainAsTextAndIsGivenUpIfThatFailsToo() {
        destination.answers(new Outcome.Degrade("invalid_blocks"));
        destination.answers(new Outcome.Degrade("msg_too_long"));
        owe(Incidents.of("a"), 0.06);
        sendAll();
        assertThat(destination.notifications())
                .extracting(Notification::form)
                .containsExactly(Notification.Form.RICH, Notification.Form.PLAIN);
        assertThat(told).containsExactly("refused msg_too_long");
    }

    @Test
    void aMessageThatIsGoneIsPostedAnew() {
        Incidents incidents = Incidents.of("a");
        owe(incidents, 0.06);
        sendAll();
        destination.answers(new Outcome.Repost("message_not_found"));
        owe(incidents, 0.01);
        sendAll();
        assertThat(destination.received())
                .containsExactly(POST + " CRITICAL a", UPDATE + " RESOLVED a", POST + " RESOLVED a");
    }

    @Test
    void aRefusedIncidentOwesNoEnd() {
        Incidents incidents = Incidents.of("a");
        destination.answers(new Outcome.Reroute("channel_not_found", "Name an existing channel"));
        owe(incidents, 0.06);
        sendAll();
        owe(incidents, 0.01);
        sendAll();
        assertThat(told).containsExactly("refused channel_not_found");
        assertThat(destination.received()).hasSize(1);
    }

    @Test
    void aDestinationThatThrowsIsTakenAsRefusing() {
        sendThrough(notification -> {
            throw new IllegalStateException("broken");
        });
        assertThat(told).singleElement().asString().contains("IllegalStateException: broken");
    }

    @Test
    void aDestinationWhoseClassesAreMissingEndsNoThread() {
        sendThrough(notification -> {
            throw new NoClassDefFoundError("okhttp3/Interceptor");
        });
        assertThat(told).singleElement().asString().contains("NoClassDefFoundError: okhttp3/Interceptor");
    }

    private void sendThrough(Notifier notifier) {
        Dispatcher throwing = new Dispatcher(outbox, notifier, new Telling(), clock);
        Incidents incidents = Incidents.of("a");
        throwing.owe(Incidents.TARGET, incidents.alert(), incidents.measure(0.06));
        assertThat(throwing.sendNext()).isTrue();
    }

    @Test
    void aChannelThatSaysAgainAndAgainThatItsMessageIsGoneIsNotFlooded() {
        for (int index = 0; index < 3; index++) {
            destination.answers(new Outcome.Repost("message_not_found"));
        }
        owe(Incidents.of("a"), 0.06);
        assertThat(dispatcher.sendNext()).isTrue();
        assertThat(dispatcher.sendNext()).isFalse();
        assertThat(dispatcher.untilNext()).contains(Duration.ofSeconds(1));
    }

    @Test
    void aListenerThatThrowsStopsNothing() {
        Dispatcher unheard = new Dispatcher(
                outbox,
                destination,
                new DeliveryListener() {
                    @Override
                    public void delivered(Notification notification, Outcome.Sent sent) {
                        throw new IllegalStateException("broken");
                    }
                },
                clock);
        Incidents incidents = Incidents.of("a");
        unheard.owe(Incidents.TARGET, incidents.alert(), incidents.measure(0.06));
        assertThat(unheard.sendNext()).isTrue();
        assertThat(outbox.pending()).isEmpty();
    }

    @Test
    void aFullOutboxRefusesNewIncidentsButNotTheEndOfKnownOnes() {
        Incidents known = Incidents.of("known");
        owe(known, 0.06);
        for (int index = 1; index < MemoryOutbox.MOST_INCIDENTS; index++) {
            owe(Incidents.of("r" + index), 0.06);
        }
        owe(Incidents.of("late"), 0.06);
        owe(known, 0.01);
        assertThat(told).containsExactly("overflowed late");
        assertThat(outbox.pending()).hasSize(MemoryOutbox.MOST_INCIDENTS);
        assertThat(outbox.pending().get(0).latest().isResolution()).isTrue();
    }

    @Test
    void whatIsStillOwedAtTheEndIsTold() {
        owe(Incidents.of("a"), 0.06);
        dispatcher.abandon();
        assertThat(told).containsExactly("unsent a");
    }

    @Test
    void aTransitionOutsideOfAnyIncidentIsToldToNobody() {
        Incidents incidents = Incidents.of("a");
        Transition healthy = incidents.measure(0.01);
        dispatcher.owe(Incidents.TARGET, incidents.alert(), healthy);
        assertThat(dispatcher.untilNext()).isEmpty();
    }

    @Test
    void whatIsCriticalGoesBeforeAHundredEditsAndWarnings() {
        for (int index = 0; index < 100; index++) {
            owe(Incidents.of("w" + index), 0.03);
        }
        owe(Incidents.of("urgent"), 0.06);
        dispatcher.sendNext();
        assertThat(destination.received()).containsExactly(POST + " CRITICAL urgent");
    }

    @Test
    void whatIsCriticalWaitsForNoEditsAlthoughTheyMustWait() {
        Incidents eased = Incidents.of("eased");
        owe(eased, 0.06);
        sendAll();
        destination.answers(new Outcome.Retry(Optional.of(Duration.ofSeconds(30)), "429", Outcome.Arrival.NO));
        owe(eased, 0.03);
        clock.advance(Duration.ofSeconds(1));
        dispatcher.sendNext();
        owe(Incidents.of("urgent"), 0.06);
        assertThat(dispatcher.sendNext()).isTrue();
        assertThat(destination.received()).last().isEqualTo(POST + " CRITICAL urgent");
    }

    @Test
    void editsOfOneMessageAreHalfAMinuteApartAndTakeInWhatHappensMeanwhile() {
        Incidents incidents = Incidents.of("a");
        owe(incidents, 0.06);
        sendAll();
        owe(incidents, 0.03);
        sendAll();
        owe(incidents, 0.06);
        owe(incidents, 0.01);
        assertThat(dispatcher.untilNext()).contains(Pipeline.BETWEEN_EDITS.minusSeconds(1));
        sendAll();
        assertThat(destination.received())
                .containsExactly(
                        POST + " CRITICAL a",
                        UPDATE + " WARNING a",
                        NOTE + " WARNING a",
                        UPDATE + " RESOLVED a",
                        NOTE + " RESOLVED a");
    }

    @Test
    void whatMayHaveArrivedIsKnownToTheNextAttempt() {
        destination.answers(new Outcome.Retry(Optional.empty(), "reset", Outcome.Arrival.UNKNOWN));
        destination.answers(new Outcome.Retry(Optional.empty(), "429", Outcome.Arrival.NO));
        owe(Incidents.of("a"), 0.06);
        sendAll();
        assertThat(destination.notifications())
                .extracting(notification -> notification.attempt().uncertainSince())
                .containsExactly(Optional.empty(), Optional.of(Incidents.START), Optional.of(Incidents.START));
        assertThat(destination.notifications())
                .extracting(Notification::dedupKey)
                .containsOnly(destination.notifications().get(0).dedupKey());
    }

    @Test
    void aMessageThatIsPostedAnewHasAnotherNameThanTheOneThatIsGone() {
        Incidents incidents = Incidents.of("a");
        owe(incidents, 0.06);
        sendAll();
        destination.answers(new Outcome.Repost("message_not_found"));
        owe(incidents, 0.03);
        sendAll();
        assertThat(destination.notifications())
                .extracting(Notification::dedupKey)
                .satisfiesExactly(
                        first -> assertThat(first).endsWith("/root#0"),
                        edit -> assertThat(edit).endsWith("/root#0"),
                        again -> assertThat(again).endsWith("/root#1"));
    }
}
