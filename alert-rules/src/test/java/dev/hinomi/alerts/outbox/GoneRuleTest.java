package dev.hinomi.alerts.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Reason;
import dev.hinomi.alerts.state.Status;
import dev.hinomi.alerts.state.Transition;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a message whose rule an instance does not have any more when it is back. */
class GoneRuleTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Crew crew = new Crew();
    private final Incidents incidents = Incidents.of("a");
    private final Transition fired = incidents.measure(0.06);

    private Transition end() {
        return new Transition(
                fired.to(),
                Status.OK,
                Reason.RULE_REMOVED,
                OptionalDouble.empty(),
                fired.threshold(),
                crew.clock.instant(),
                fired.incident());
    }

    private static Alert gone() {
        return gone(false);
    }

    private static Alert gone(boolean fleetWide) {
        Condition nothing = Condition.Stranger.of("avg:errors{*}", fleetWide);
        return new Alert(
                AlertRule.builder("a", nothing).build(),
                Incidents.of("a").alert().group());
    }

    @Test
    void theMessageIsResolvedOnceInTheWordsOfTheRuleThatIsGone() {
        Crew.Member before = crew.joins("i-1");
        before.sees(incidents.alert(), fired);
        crew.pass(MINUTE);
        crew.dies(before);
        crew.knowsNoRule();
        Crew.Member after = crew.joins("i-1");
        after.sees(gone(), end());
        crew.pass(MINUTE.multipliedBy(3));
        assertThat(crew.destination.received())
                .filteredOn(message -> message.startsWith("Update") && message.endsWith("RESOLVED a"))
                .hasSize(1);
        assertThat(crew.destination.notifications().get(1)).satisfies(resolved -> {
            assertThat(resolved.latest().reason()).isEqualTo(Reason.RULE_REMOVED);
            assertThat(resolved.alert().rule().title())
                    .isEqualTo(incidents.alert().rule().title());
        });
        assertThat(crew.store.outbox().threads()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void theEndOfARuleBelongsToWhatTheRuleBelongedToWhateverHasItsNameNow(boolean before, boolean now) {
        crew.knowsForTheFleet(now ? Set.of("a") : Set.of());
        Crew.Member member = crew.joins("i-1");
        member.dispatcher.owe(Incidents.TARGET, gone(before), end());
        assertThat(member.outbox.ofTheFleet().entries()).hasSize(before ? 1 : 0);
        assertThat(member.outbox.ofThisInstance().entries()).hasSize(before ? 0 : 1);
    }

    @Test
    void theEndOfAnIncidentOfWhichTheTargetWasNotToldIsToldToNobody() {
        Crew.Member alone = crew.joins("i-1");
        alone.sees(gone(), end());
        crew.pass(MINUTE);
        assertThat(crew.destination.received()).isEmpty();
        assertThat(crew.store.outbox().backlog().entries()).isZero();
    }
}
