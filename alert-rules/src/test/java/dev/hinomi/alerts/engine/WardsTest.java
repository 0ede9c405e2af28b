package dev.hinomi.alerts.engine;

import static dev.hinomi.alerts.engine.EngineRun.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Composite;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.state.AskedSilences;
import dev.hinomi.alerts.store.MemoryStateStore;
import dev.hinomi.alerts.store.Owing;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules that this instance evaluates for itself, beside those that it evaluates for all. */
class WardsTest {

    private static final String QUERY = "max(last_1m):max:m{*}";
    private static final AlertRule OWN = rule("a", QUERY, "> 5").build();
    private static final AlertRule FLEET = AlertRule.builder(
                    "a", new Condition.Asked((MetricMonitor) Monitor.parse(QUERY), Thresholds.critical("> 5")))
            .build();
    private static final AlertRule BOTH =
            AlertRule.builder("b", new Condition.Combined(Composite.parse("a"))).build();

    private final MemoryStateStore own = new MemoryStateStore();
    private final MemoryStateStore fleet = new MemoryStateStore();
    private final EngineRun run = new EngineRun().store(wards(own, fleet), OWN, BOTH);

    private static Wards wards(MemoryStateStore own, MemoryStateStore fleet) {
        return new Wards(
                new Wards.Ward(own, Owing.NOTHING, Turn.ALWAYS),
                Optional.of(new Wards.Ward(fleet, Owing.NOTHING, Turn.ALWAYS)),
                () -> AskedSilences.NONE);
    }

    private static boolean isOfTheFleet(Condition condition) {
        return ((Condition.Stranger) condition).fleetWide();
    }

    @Test
    void aReloadThatMakesARuleFleetWideEndsWhatThisInstanceSawAndWhatWasCombinedOfIt() {
        run.gauge("m", 9).steps(1);
        assertThat(run.told).containsExactly("a FIRING:critical_crossed", "b FIRING:critical_crossed");
        run.reload(FLEET, BOTH);
        assertThat(run.told.subList(2, 4)).containsExactly("a OK:rule_changed", "b OK:rule_changed");
        assertThat(run.alerts.get(2).rule()).isEqualTo(OWN);
        run.steps(2);
        assertThat(run.told).hasSize(4);
        assertThat(own.load().alerts()).isEmpty();
    }

    @Test
    void aRestartThatMakesARuleFleetWideEndsWhatThisInstanceSaw() {
        run.gauge("m", 9).steps(1);
        run.restart(Duration.ofMinutes(1), FLEET, BOTH);
        run.steps(2);
        assertThat(run.told.subList(2, 4)).containsExactly("a OK:rule_changed", "b OK:rule_changed");
        assertThat(run.alerts.subList(2, 4))
                .noneMatch(alert -> isOfTheFleet(alert.rule().condition()));
        assertThat(own.load().alerts()).isEmpty();
    }

    @Test
    void aRuleAboutTheFleetThatIsGoneAfterTheRestartEndsAsOneAboutTheFleet() {
        EngineRun other =
                new EngineRun().store(wards(fleet, own), OWN).gauge("m", 9).steps(1);
        other.store(wards(own, fleet));
        other.steps(2);
        assertThat(other.told).containsExactly("a FIRING:critical_crossed", "a OK:rule_removed");
        assertThat(other.alerts.get(1).rule().condition()).matches(WardsTest::isOfTheFleet);
        assertThat(fleet.load().alerts()).isEmpty();
    }
}
