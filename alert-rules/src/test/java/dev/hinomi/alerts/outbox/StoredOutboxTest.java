package dev.hinomi.alerts.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.EscalationPlan;
import dev.hinomi.alerts.notify.EscalationStep;
import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Receipt;
import dev.hinomi.alerts.state.Incident;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.alerts.store.OutboxEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoredOutboxTest {

    private static final String POST = "Post[]";
    private static final String UPDATE = "Update[root=Receipt[channel=C1, timestamp=ts1]]";
    private static final String NOTE = "Note[root=Receipt[channel=C1, timestamp=ts1]]";
    private static final String RAISE = "Raise[root=Receipt[channel=C1, timestamp=ts1]]";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Crew crew = new Crew();
    private final Crew.Member first = crew.joins("i-1");
    private final Crew.Member second = crew.joins("i-2");

    private List<String> received() {
        return crew.destination.received();
    }

    private Notification last() {
        List<Notification> all = crew.destination.notifications();
        return all.get(all.size() - 1);
    }

    /** As another instance sees it, a moment later. */
    private static Transition elsewhere(Transition transition) {
        Incident own = transition.incident().orElseThrow();
        return transition.of(new Incident("of-i-2", own.since().plusSeconds(3), own.severity()));
    }

    @Test
    void oneOfTheInstancesTellsWhatAnyOfThemSees() {
        Incidents incidents = Incidents.of("a");
        second.sees(incidents, 0.06);
        crew.pass(MINUTE);
        second.sees(incidents, 0.01);
        crew.pass(MINUTE);
        assertThat(received()).containsExactly(POST + " CRITICAL a", UPDATE + " RESOLVED a", NOTE + " RESOLVED a");
        assertThat(crew.store.outbox().threads())
                .as("what is told and over is forgotten")
                .isEmpty();
        assertThat(crew.store.outbox().waiting(0, 1)).isEmpty();
    }

    @Test
    void whatSeveralInstancesSeeIsOneIncidentThatListsThem() {
        Incidents own = Incidents.of("a");
        Incidents other = Incidents.of("a");
        first.sees(own, 0.06);
        second.sees(other.alert(), elsewhere(other.measure(0.06)));
        crew.pass(MINUTE);
        assertThat(received()).containsExactly(POST + " CRITICAL a");
        assertThat(last().parties().affected()).containsExactly("i-1", "i-2");
    }

    @Test
    void anInstanceThatJoinsLaterIsAddedToTheMessageAndCallsNobody() {
        Incidents own = Incidents.of("a");
        Incidents other = Incidents.of("a");
        first.sees(own, 0.06);
        crew.pass(MINUTE);
        second.sees(other.alert(), elsewhere(other.measure(0.06)));
        crew.pass(MINUTE);
        assertThat(received()).containsExactly(POST + " CRITICAL a", UPDATE + " CRITICAL a");
        assertThat(last().parties().affected()).containsExactly("i-1", "i-2");
    }

    @Test
    void anIncidentLastsUntilNoInstanceSeesItAnyMore() {
        Incidents own = Incidents.of("a");
        Incidents other = Incidents.of("a");
        first.sees(own, 0.06);
        second.sees(other.alert(), elsewhere(other.measure(0.06)));
        crew.pass(MINUTE);
        first.sees(own, 0.01);
        crew.pass(MINUTE);
        assertThat(received()).as("it goes on at i-2").doesNotContain(UPDATE + " RESOLVED a");
        assertThat(last().parties().affected()).containsExactly("i-2");
        second.sees(other.alert(), elsewhere(other.measure(0.01)));
        crew.pass(MINUTE);
        assertThat(received()).containsOnlyOnce(UPDATE + " RESOLVED a");
    }

    @Test
    void anIncidentIsAsBadAsTheWorstThatAnInstanceSees() {
        Incidents own = Incidents.of("a");
        Incidents other = Incidents.of("a");
        first.sees(own, 0.03);
        crew.pass(MINUTE);
        second.sees(other.alert(), elsewhere(other.measure(0.06)));
        crew.pass(MINUTE);
        assertThat(received()).containsExactly(POST + " WARNING a", RAISE + " CRITICAL a", UPDATE + " CRITICAL a");
    }

    @Test
    void whoeverFollowsALeaderThatDiedGoesOnWhereItStood() {
        Incidents incidents = Incidents.of("a");
        second.sees(incidents, 0.06);
        crew.pass(MINUTE);
        crew.dies(first);
        second.sees(incidents, 0.01);
        crew.pass(MINUTE);
        assertThat(received()).containsExactly(POST + " CRITICAL a", UPDATE + " RESOLVED a", NOTE + " RESOLVED a");
    }

    @Test
    void whatALeaderHadNotBegunIsToldByTheNextWithoutDoubt() {
        crew.pass(MINUTE);
        crew.dies(first);
        second.sees(Incidents.of("a"), 0.06);
        crew.pass(Duration.ofSeconds(10));
        assertThat(received()).as("within a step").containsExactly(POST + " CRITICAL a");
        assertThat(last().attempt().uncertainSince()).isEmpty();
    }

    @Test
    void whatALeaderWasSendingAsItDiedIsInDoubtAndWaitsUntilItHasArrived() {
        second.sees(Incidents.of("a"), 0.06);
        crew.destination.meanwhile(() -> {
            crew.dies(first);
            crew.store.away(true);
        });
        crew.pass(Duration.ofSeconds(1));
        crew.store.away(false);
        assertThat(received()).hasSize(1);
        crew.destination.answers(new Outcome.Found(new Receipt("C1", "ts1"), true));
        crew.pass(Duration.ofSeconds(10));
        assertThat(received()).as("a call takes up to 10 s").hasSize(1);
        crew.pass(Duration.ofSeconds(5));
        assertThat(received()).startsWith(POST + " CRITICAL a", POST + " CRITICAL a");
        assertThat(crew.destination.notifications().get(1).attempt().uncertainSince())
                .as("the destination looks before it sends")
                .contains(Incidents.START.plusSeconds(1));
    }

    private static final NotifyTarget ESCALATING = Incidents.TARGET.with(EscalationPlan.of(
            List.of(new EscalationStep(
                    MINUTE.multipliedBy(5), List.of(new Mention.UserId("U0SECOND01")), Optional.empty())),
            Optional.empty(),
            Optional.empty()));

    @Test
    void somebodyWhoTakesAnIncidentInHandAtAnyInstanceStopsItsEscalation() {
        crew.knows(ESCALATING);
        second.sees(Incidents.of("a"), 0.06);
        crew.pass(MINUTE);
        String incident = last().incident().id();
        assertThat(second.dispatcher.hold("another", "U0FIRST001", Optional.empty()))
                .isFalse();
        assertThat(second.dispatcher.hold(incident, "U0FIRST001", Optional.empty()))
                .isTrue();
        crew.pass(MINUTE.multipliedBy(10));
        assertThat(received()).filteredOn(each -> each.startsWith("Again")).isEmpty();
    }

    @Test
    void anIncidentHasTheNameThatAnyInstanceGaveIt() {
        crew.knows(ESCALATING);
        Incidents other = Incidents.of("a");
        first.sees(Incidents.of("a"), 0.06);
        second.sees(other.alert(), elsewhere(other.measure(0.06)));
        crew.pass(MINUTE);
        assertThat(first.dispatcher.hold("of-i", "U0FIRST001", Optional.empty()))
                .as("a part of a name")
                .isFalse();
        assertThat(first.dispatcher.hold("of-i-2", "U0FIRST001", Optional.empty()))
                .isTrue();
        crew.pass(MINUTE.multipliedBy(10));
        assertThat(received()).filteredOn(each -> each.startsWith("Again")).isEmpty();
    }

    @Test
    void whatOnlyAnInstanceSawThatIsGoneEndsAfterAnotherCouldHaveSeenIt() {
        second.sees(Incidents.of("a"), 0.06);
        crew.pass(MINUTE);
        crew.dies(second);
        crew.pass(MINUTE.multipliedBy(8));
        assertThat(received())
                .as("a sign of life lasts for 1 min, its window is 5 min, and 2 min are to start")
                .hasSize(1);
        crew.pass(MINUTE.multipliedBy(2));
        assertThat(received()).contains(UPDATE + " RESOLVED a");
        assertThat(crew.store.instanceNames()).containsExactly("i-1");
    }

    @Test
    void whatIsReadOfAnInstanceThatIsForgottenByNowEndsToo() {
        crew.knowsNothing();
        second.sees(Incidents.of("a"), 0.06);
        crew.dies(second);
        crew.pass(MINUTE.multipliedBy(10).plusSeconds(30));
        assertThat(crew.store.instanceNames()).containsExactly("i-1");
        crew.knows(Incidents.TARGET);
        crew.pass(MINUTE.multipliedBy(3));
        assertThat(received()).containsExactly(POST + " CRITICAL a", UPDATE + " RESOLVED a", NOTE + " RESOLVED a");
        assertThat(crew.store.outbox().threads()).isEmpty();
    }

    @Test
    void whatAnInstanceStillSeesThatWasTakenForGoneIsToldAnew() {
        Incidents incidents = Incidents.of("a");
        Transition fired = incidents.measure(0.06);
        second.sees(incidents.alert(), fired);
        crew.pass(MINUTE);
        crew.passAlone(first, MINUTE.multipliedBy(10));
        assertThat(received()).last().isEqualTo(NOTE + " RESOLVED a");
        second.sees(incidents.alert(), fired);
        crew.pass(MINUTE);
        assertThat(received().subList(3, received().size())).containsExactly(POST + " CRITICAL a");
    }

    @Test
    void aStoreThatIsAwayForMomentsAgainAndAgainKeepsNoInstanceThatIsGone() {
        second.sees(Incidents.of("a"), 0.06);
        crew.pass(MINUTE);
        crew.dies(second);
        for (int i = 0; i < 10; i++) {
            crew.pass(MINUTE);
            crew.store.away(true);
            crew.pass(Duration.ofSeconds(2));
            crew.store.away(false);
        }
        assertThat(received()).contains(UPDATE + " RESOLVED a");
    }

    @Test
    void theTimeInWhichTheStoreIsAwayEndsNothing() {
        second.sees(Incidents.of("a"), 0.06);
        crew.pass(MINUTE);
        crew.store.away(true);
        crew.pass(MINUTE.multipliedBy(20));
        crew.store.away(false);
        crew.passAlone(first, MINUTE.multipliedBy(6));
        assertThat(received()).as("i-2 has not saved yet").containsExactly(POST + " CRITICAL a");
        crew.pass(MINUTE.multipliedBy(20));
        assertThat(received()).containsExactly(POST + " CRITICAL a");
    }

    @Test
    void whatTheNextInstanceSeesTooGoesOnWhenTheOldOneIsGone() {
        second.sees(Incidents.of("a"), 0.06);
        crew.pass(MINUTE);
        crew.dies(second);
        Crew.Member third = crew.joins("i-3");
        Incidents same = Incidents.of("a");
        third.sees(same.alert(), elsewhere(same.measure(0.06)));
        crew.pass(MINUTE.multipliedBy(10));
        assertThat(received()).containsOnlyOnce(POST + " CRITICAL a").doesNotContain(UPDATE + " RESOLVED a");
        assertThat(last().parties().affected()).containsExactly("i-3");
    }

    @Test
    void whatIsCriticalAndFindsNoStoreIsToldByTheInstanceAloneAndSaysSo() {
        crew.pass(MINUTE);
        crew.store.away(true);
        Incidents critical = Incidents.of("a");
        Incidents warning = Incidents.of("b");
        first.sees(critical, 0.06);
        first.sees(warning, 0.03);
        crew.pass(Duration.ofSeconds(14));
        assertThat(received()).isEmpty();
        crew.pass(Duration.ofSeconds(22));
        assertThat(received()).containsExactly(POST + " CRITICAL a");
        assertThat(last().parties().affected()).containsExactly("i-1, alone: its store of alerts is away");
        assertThat(last().attempt().uncertainSince())
                .as("it looks whether another has posted the same")
                .isPresent();
    }

    @Test
    void whatWasToldAloneIsNotToldAgainWhenTheStoreIsBack() {
        crew.pass(MINUTE);
        crew.store.away(true);
        Incidents critical = Incidents.of("a");
        Incidents warning = Incidents.of("b");
        second.sees(critical, 0.06);
        second.sees(warning, 0.03);
        crew.pass(MINUTE);
        crew.store.away(false);
        crew.pass(MINUTE);
        assertThat(received()).filteredOn((POST + " CRITICAL a")::equals).hasSize(1);
        assertThat(received()).as("what could wait").contains(POST + " WARNING b");
        second.sees(critical, 0.01);
        crew.pass(MINUTE);
        assertThat(received()).contains(UPDATE + " RESOLVED a");
    }

    @Test
    void whatReachedTheStoreJustBeforeItWentAwayIsToldByWhoeverSawItAlone() {
        crew.pass(MINUTE);
        Incidents critical = Incidents.of("a");
        second.sees(critical, 0.06);
        crew.store.away(true);
        crew.pass(Duration.ofSeconds(14));
        assertThat(received()).isEmpty();
        crew.pass(Duration.ofSeconds(22));
        assertThat(received()).containsExactly(POST + " CRITICAL a");
        assertThat(last().parties().affected()).containsExactly("i-2, alone: its store of alerts is away");
        crew.pass(MINUTE.multipliedBy(10));
        crew.store.away(false);
        crew.pass(MINUTE);
        assertThat(received()).as("nothing is told again").containsOnlyOnce(POST + " CRITICAL a");
        second.sees(critical, 0.01);
        crew.pass(MINUTE);
        assertThat(received()).contains(UPDATE + " RESOLVED a");
    }

    @Test
    void whatTheLeaderKnewAndCouldNotTellBeforeTheStoreWentAwayIsToldByItAlone() {
        crew.pass(MINUTE);
        crew.destination.answers(new Outcome.Retry(Optional.of(Duration.ofSeconds(5)), "503", Outcome.Arrival.NO));
        second.sees(Incidents.of("a"), 0.06);
        second.sees(Incidents.of("b"), 0.03);
        crew.pass(Duration.ofSeconds(1));
        crew.store.away(true);
        crew.pass(Duration.ofSeconds(36));
        assertThat(received()).containsExactly(POST + " CRITICAL a", POST + " CRITICAL a");
        assertThat(last().parties().affected()).containsExactly("i-1, alone: its store of alerts is away");
        crew.pass(MINUTE.multipliedBy(10));
        crew.store.away(false);
        crew.pass(MINUTE);
        assertThat(received())
                .as("what was told alone goes on as an incident of i-2")
                .containsExactly(
                        POST + " CRITICAL a",
                        POST + " CRITICAL a",
                        POST + " WARNING b",
                        "Update[root=Receipt[channel=C1, timestamp=ts2]] CRITICAL a");
    }

    @Test
    void whatBeginsAndEndsWhileTheStoreIsAwayIsToldOnce() {
        crew.pass(MINUTE);
        crew.store.away(true);
        Incidents critical = Incidents.of("a");
        second.sees(critical, 0.06);
        crew.pass(MINUTE);
        second.sees(critical, 0.01);
        crew.pass(MINUTE.multipliedBy(5));
        crew.store.away(false);
        crew.pass(MINUTE);
        assertThat(received()).containsExactly(POST + " CRITICAL a", UPDATE + " RESOLVED a", NOTE + " RESOLVED a");
    }

    @Test
    void whatBecameCriticalJustBeforeTheStoreWentAwayIsToldAloneThoughItWasToldAsAWarning() {
        Incidents incidents = Incidents.of("a");
        second.sees(incidents, 0.03);
        crew.pass(MINUTE);
        crew.destination.answers(new Outcome.Retry(Optional.of(Duration.ofSeconds(5)), "503", Outcome.Arrival.NO));
        second.sees(incidents, 0.06);
        crew.pass(Duration.ofSeconds(1));
        crew.store.away(true);
        crew.pass(Duration.ofSeconds(36));
        assertThat(received()).containsExactly(POST + " WARNING a", RAISE + " CRITICAL a", POST + " CRITICAL a");
    }

    @Test
    void whatWaitsForItsDestinationDoesNotWaitLongerBecauseOthersSeeItToo() {
        crew.pass(MINUTE);
        crew.destination.answers(new Outcome.Retry(Optional.of(MINUTE), "503", Outcome.Arrival.NO));
        first.sees(Incidents.of("a"), 0.06);
        crew.pass(MINUTE.minusSeconds(1));
        for (int i = 0; i < 5; i++) {
            Incidents other = Incidents.of("a");
            second.sees(other.alert(), elsewhere(other.measure(0.06)));
            crew.pass(Duration.ofSeconds(1));
        }
        assertThat(received()).containsExactly(POST + " CRITICAL a", POST + " CRITICAL a");
    }

    @Test
    void aStoreThatIsAwayForAMomentLetsNobodyTellAlone() {
        crew.pass(MINUTE);
        second.sees(Incidents.of("a"), 0.06);
        crew.store.away(true);
        crew.pass(Duration.ofSeconds(12));
        crew.store.away(false);
        crew.pass(MINUTE);
        assertThat(received()).containsExactly(POST + " CRITICAL a");
        assertThat(last().parties().affected()).containsExactly("i-2");
    }

    @Test
    void whatWasToldWhileTheStoreWasThereIsNotToldAloneWhenItIsAway() {
        crew.pass(MINUTE);
        second.sees(Incidents.of("a"), 0.06);
        crew.pass(Duration.ofSeconds(2));
        crew.store.away(true);
        crew.pass(MINUTE.multipliedBy(10));
        assertThat(received()).containsExactly(POST + " CRITICAL a");
    }

    @Test
    void theSameIncidentHasOneNameWhicheverInstanceTellsItAlone() {
        crew.store.away(true);
        Incidents own = Incidents.of("a");
        Incidents other = Incidents.of("a");
        first.sees(own, 0.06);
        second.sees(other.alert(), elsewhere(other.measure(0.06)));
        crew.pass(MINUTE);
        assertThat(crew.destination.notifications())
                .extracting(Notification::dedupKey)
                .hasSize(2)
                .containsOnly(crew.destination.notifications().get(0).dedupKey());
    }

    @Test
    void whatGoesToATargetThatTheLeaderDoesNotKnowWaitsForOneThatDoes() {
        Incidents incidents = Incidents.of("a");
        crew.knowsNothing();
        second.sees(incidents, 0.06);
        crew.pass(MINUTE);
        assertThat(received()).isEmpty();
        crew.knows(Incidents.TARGET);
        crew.pass(MINUTE);
        assertThat(received()).containsExactly(POST + " CRITICAL a");
    }

    private static List<OutboxEntry> unreadable(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new OutboxEntry(prefix + i, "{}"))
                .toList();
    }

    @Test
    void whatNobodyCanReadHidesNothingThatFollowsHoweverMuchItIs() {
        crew.store.save("i-3", unreadable("first", 400));
        second.sees(Incidents.of("a"), 0.06);
        crew.store.save("i-3", unreadable("later", 1_100));
        second.sees(Incidents.of("b"), 0.06);
        crew.pass(Duration.ofSeconds(3));
        assertThat(received()).containsExactly(POST + " CRITICAL a", POST + " CRITICAL b");
        assertThat(crew.store.outbox().backlog().entries()).isEqualTo(1_500);
    }

    @Test
    void whatNobodyCouldReadIsReadAsSoonAsItCanBe() {
        Incidents incidents = Incidents.of("a");
        crew.knowsNothing();
        crew.store.save("i-3", unreadable("first", 499));
        second.sees(incidents, 0.06);
        crew.store.save("i-3", unreadable("later", 499));
        crew.pass(MINUTE);
        crew.knows(Incidents.TARGET);
        crew.pass(MINUTE);
        assertThat(received()).containsExactly(POST + " CRITICAL a");
    }

    @Test
    void whatNobodyCanReadForSevenDaysIsGivenUp() {
        crew.store.save("i-3", unreadable("old", 600));
        crew.clock.advance(Duration.ofDays(7).minusMinutes(2));
        crew.pass(MINUTE);
        assertThat(crew.store.outbox().backlog().entries()).isEqualTo(600);
        crew.pass(MINUTE.multipliedBy(3));
        assertThat(crew.store.outbox().backlog().entries()).isZero();
    }

    @Test
    void aRuleThatTheLeaderDoesNotKnowIsToldWithWhatTheOtherSaid() {
        Incidents incidents = Incidents.of("z", "Something new");
        second.sees(incidents, 0.06);
        crew.pass(MINUTE);
        assertThat(received()).containsExactly(POST + " CRITICAL z");
        assertThat(last().alert().rule().title()).isEqualTo("Something new");
        assertThat(last().alert().rule().ownership())
                .isEqualTo(incidents.alert().rule().ownership());
    }

    @Test
    void nothingIsLostForAnybodyWhenAnInstanceEnds() {
        crew.pass(MINUTE);
        crew.destination.answers(new Outcome.Retry(Optional.of(MINUTE.multipliedBy(10)), "away", Outcome.Arrival.NO));
        second.sees(Incidents.of("a"), 0.06);
        crew.pass(Duration.ofSeconds(5));
        assertThat(first.outbox.pending()).hasSize(1);
        assertThat(first.outbox.lost()).isEmpty();
        assertThat(second.outbox.pending()).as("it does not lead").isEmpty();
    }
}
