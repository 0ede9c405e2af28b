package dev.hinomi.alerts.engine;

import static dev.hinomi.alerts.engine.EngineRun.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.rule.ActiveHours;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Attention;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.rule.Timing;
import dev.hinomi.alerts.store.AlertKey;
import dev.hinomi.alerts.store.MemoryStateStore;
import dev.hinomi.alerts.store.OutboxEntry;
import dev.hinomi.alerts.store.Remembered;
import dev.hinomi.alerts.store.Snapshot;
import dev.hinomi.alerts.store.StateStore;
import dev.hinomi.alerts.store.StoreException;
import dev.hinomi.alerts.store.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestartTest {

    private static final AlertRule HIGH =
            rule("high", "max(last_1m):max:m{*}", "> 5").build();
    private static final AlertRule LOW =
            rule("low", "sum(last_5m):sum:n{*}.as_count()", "< 10").build();

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 60, 600})
    void whatFiredBeforeFiresOnWithoutAnotherCall(int minutes) {
        AlertRule slow = rule("high", "max(last_1m):max:m{*}", "> 5")
                .timing(Timing.IMMEDIATE.pendingFor(Duration.ofSeconds(30)))
                .build();
        EngineRun run = new EngineRun(slow).gauge("m", 9).steps(6);
        run.restart(Duration.ofMinutes(minutes), slow);
        run.gauge("m", 9).steps(20).gauge("m", 1).steps(10);
        assertThat(run.told).containsExactly("high FIRING:critical_crossed", "high OK:recovered");
        assertThat(run.incidents).hasSize(2).containsOnly(run.incidents.get(0));
    }

    @Test
    void whatFiredBeforeDoesNotEndBecauseTheWindowKnowsLess() {
        AlertRule sum = rule("sum", "sum(last_5m):sum:n{*}.as_count()", "> 10").build();
        EngineRun run = new EngineRun(sum);
        run.total("n", 20).steps(1);
        run.restart(Duration.ofSeconds(30), sum);
        run.total("n", 1).steps(29);
        assertThat(run.told).containsExactly("sum FIRING:critical_crossed");
        run.steps(2);
        assertThat(run.told).last().isEqualTo("sum OK:recovered");
    }

    @Test
    void whatWasHealthyDoesNotFireBecauseTheWindowKnowsLess() {
        EngineRun run = new EngineRun(LOW);
        run.total("n", 20).steps(2);
        assertThat(run.transitions).containsExactly("low OK:first_data");
        run.restart(Duration.ofSeconds(30), LOW);
        run.total("n", 1).steps(20);
        assertThat(run.told).isEmpty();
        run.steps(15);
        assertThat(run.told).containsExactly("low FIRING:critical_crossed");
    }

    @Test
    void aValueThatIsTooHighIsBelievedAtOnce() {
        EngineRun run = new EngineRun(HIGH).gauge("m", 1).steps(2);
        run.restart(Duration.ofSeconds(30), HIGH);
        run.gauge("m", 9).steps(1);
        assertThat(run.told).containsExactly("high FIRING:critical_crossed");
    }

    @Test
    void theTimeInWhichNothingRanCountsTowardNoTimer() {
        AlertRule keep = rule("high", "max(last_1m):max:m{*}", "> 5")
                .timing(Timing.IMMEDIATE.keepFiringFor(Duration.ofMinutes(10)))
                .build();
        EngineRun run = new EngineRun(keep).gauge("m", 9).steps(1).gauge("m", 1).steps(8);
        assertThat(run.told).last().isEqualTo("high RECOVERING:healthy_for_now");
        run.restart(Duration.ofHours(1), keep);
        run.gauge("m", 1).steps(30);
        assertThat(run.told).last().isEqualTo("high RECOVERING:healthy_for_now");
        run.steps(40);
        assertThat(run.told).last().isEqualTo("high OK:recovered");
    }

    @Test
    void whatIsOlderThanADayIsForgotten() {
        EngineRun run = new EngineRun(HIGH).gauge("m", 9).steps(1);
        run.restart(Duration.ofHours(25), HIGH);
        run.gauge("m", 9).steps(1);
        assertThat(run.told)
                .containsExactly(
                        "high FIRING:critical_crossed", "high OK:instance_gone", "high FIRING:critical_crossed");
        assertThat(run.incidents.get(1)).isEqualTo(run.incidents.get(0));
        assertThat(run.incidents.get(2)).isNotEqualTo(run.incidents.get(0));
    }

    private static List<String> rules(StateStore store) {
        return store.load().alerts().stream().map(alert -> alert.key().rule()).toList();
    }

    @Test
    void aRuleThatIsGoneAfterTheRestartEndsItsIncidentOnce() {
        MemoryStateStore kept = new MemoryStateStore();
        EngineRun run = new EngineRun().store(kept, HIGH).gauge("m", 9).steps(1);
        run.restart(Duration.ofMinutes(1), LOW);
        run.steps(3);
        run.restart(Duration.ofMinutes(1), LOW);
        run.steps(3);
        assertThat(run.told).containsExactly("high FIRING:critical_crossed", "high OK:rule_removed");
        assertThat(run.incidents.get(1)).isEqualTo(run.incidents.get(0));
        assertThat(rules(kept)).containsExactly("low");
    }

    @Test
    void ofAnIncidentOfWhichNobodyWasToldNobodyIsToldTheEnd() {
        AlertRule off = rule("high", "max(last_1m):max:m{*}", "> 5")
                .attention(Attention.ALWAYS.active(ActiveHours.of("12:00-13:00 UTC")))
                .build();
        EngineRun run = new EngineRun(off).gauge("m", 9).steps(1);
        run.restart(Duration.ofMinutes(1), LOW);
        run.steps(1);
        assertThat(run.transitions).containsExactly("high FIRING:critical_crossed", "high OK:rule_removed");
        assertThat(run.told).isEmpty();
    }

    @Test
    void aRuleThatAnErrorLeftOutAtTheStartEndsNothingAndGoesOnWhenItIsBack() {
        MemoryStateStore kept = new MemoryStateStore();
        EngineRun run = new EngineRun().store(kept, HIGH).gauge("m", 9).steps(1);
        run.restart(Duration.ofMinutes(1), EngineRun.withErrors(LOW));
        run.steps(5);
        assertThat(rules(kept)).containsExactly("high", "low");
        run.reload(HIGH, LOW);
        run.gauge("m", 9).steps(7).gauge("m", 1).steps(8);
        assertThat(run.told).containsExactly("high FIRING:critical_crossed", "high OK:recovered");
        assertThat(run.incidents).containsOnly(run.incidents.get(0));
    }

    @Test
    void aRuleThatWatchesSomethingElseAfterTheRestartEndsItsIncident() {
        EngineRun run = new EngineRun(HIGH).gauge("m", 9).steps(1);
        run.restart(
                Duration.ofMinutes(1),
                rule("high", "max(last_1m):max:other{*}", "> 5").build());
        run.gauge("other", 1).steps(1);
        assertThat(run.told).containsExactly("high FIRING:critical_crossed", "high OK:rule_changed");
    }

    @Test
    void otherLimitsAfterTheRestartDecideAboutTheSameIncident() {
        EngineRun run = new EngineRun(HIGH).gauge("m", 9).steps(1);
        AlertRule raised = AlertRule.builder(
                        "high",
                        HIGH.queries().get(0),
                        Thresholds.critical("> 20").recovery("< 3"))
                .build();
        run.restart(Duration.ofMinutes(1), raised);
        run.gauge("m", 9).steps(20);
        assertThat(run.told).containsExactly("high FIRING:critical_crossed");
    }

    /** Away until told otherwise. */
    private static final class Away implements StateStore {
        private final MemoryStateStore inner;
        private boolean here;

        Away(MemoryStateStore inner) {
            this.inner = inner;
        }

        private void check() {
            if (!here) {
                throw new IllegalStateException("away");
            }
        }

        @Override
        public Snapshot load() {
            check();
            return inner.load();
        }

        @Override
        public void save(
                Instant aliveAt,
                Collection<Remembered> changed,
                Collection<AlertKey> gone,
                Collection<OutboxEntry> owed) {
            check();
            inner.save(aliveAt, changed, gone, owed);
        }
    }

    @Test
    void aStoreThatIsAwayForAMomentCallsNobodyAgain() {
        MemoryStateStore kept = new MemoryStateStore();
        Away away = new Away(kept);
        EngineRun run = new EngineRun().store(kept, HIGH).gauge("m", 9).steps(1);
        run.store(away, HIGH).gauge("m", 9).steps(3);
        assertThat(run.transitions).containsExactly("high FIRING:critical_crossed", "store: away");
        away.here = true;
        run.steps(3);
        assertThat(run.transitions).hasSize(2);
    }

    @Test
    void whatAStoreKeptThatWasAwayForTheFirstMinuteEndsWhenItIsBack() {
        MemoryStateStore kept = new MemoryStateStore();
        AlertRule other = rule("other", "max(last_1m):max:o{*}", "> 5").build();
        EngineRun run = new EngineRun()
                .store(kept, HIGH, other)
                .gauge("m", 9)
                .gauge("o", 9)
                .steps(1);
        Away away = new Away(kept);
        run.store(away, HIGH).gauge("m", 1).steps(8);
        assertThat(run.told).containsExactly("high FIRING:critical_crossed", "other FIRING:critical_crossed");
        away.here = true;
        run.steps(14);
        assertThat(run.told)
                .containsExactly(
                        "high FIRING:critical_crossed",
                        "other FIRING:critical_crossed",
                        "other OK:rule_removed",
                        "high OK:recovered");
        assertThat(rules(kept)).containsExactly("high");
    }

    @Test
    void whatFiresAnewWhileTheStoreIsAwayIsNotEndedByWhatItKept() {
        MemoryStateStore kept = new MemoryStateStore();
        EngineRun run = new EngineRun().store(kept, HIGH).gauge("m", 9).steps(1);
        Away away = new Away(kept);
        run.store(away, HIGH).gauge("m", 9).steps(8);
        away.here = true;
        run.steps(14);
        assertThat(run.told).containsExactly("high FIRING:critical_crossed", "high FIRING:critical_crossed");
        run.gauge("m", 1).steps(7);
        assertThat(run.told).last().isEqualTo("high OK:recovered");
        assertThat(run.incidents.get(2)).isEqualTo(run.incidents.get(1));
    }

    @Test
    void aStoreThatStaysAwayKeepsNobodyFromBeingCalledForMoreThanAMinute() {
        Away away = new Away(new MemoryStateStore());
        EngineRun run = new EngineRun().store(away, HIGH).gauge("m", 9).steps(7);
        assertThat(run.told).containsExactly("high FIRING:critical_crossed");
        away.here = true;
        run.steps(1);
        assertThat(away.load().alerts()).hasSize(1);
    }

    /** Has forgotten everything at times, and says so until it is loaded again. */
    private static final class Forgetful implements StateStore {
        private MemoryStateStore inner = new MemoryStateStore();
        private boolean forgotten;
        private int savedLast;

        void forget() {
            inner = new MemoryStateStore();
            forgotten = true;
        }

        @Override
        public Snapshot load() {
            forgotten = false;
            return inner.load();
        }

        @Override
        public void save(
                Instant aliveAt,
                Collection<Remembered> changed,
                Collection<AlertKey> gone,
                Collection<OutboxEntry> owed) {
            if (forgotten) {
                throw new StoreException(new Trouble.Forgotten(), "forgotten", null);
            }
            savedLast = changed.size();
            inner.save(aliveAt, changed, gone, owed);
        }
    }

    @Test
    void whatWasForgottenBecauseItWasTakenForGoneIsSavedAgainAndWhatStillFiresIsToldOnceMore() {
        Forgetful store = new Forgetful();
        AlertRule calm = rule("calm", "max(last_1m):max:m{*}", "> 20").build();
        EngineRun run = new EngineRun().store(store, HIGH, calm).gauge("m", 9).steps(3);
        store.forget();
        run.steps(2);
        assertThat(store.inner.load().alerts()).hasSize(2);
        assertThat(run.told).containsExactly("high FIRING:critical_crossed", "high FIRING:still_wrong");
        assertThat(run.incidents).containsOnly(run.incidents.get(0));
        run.steps(3);
        assertThat(run.told).hasSize(2);
        assertThat(store.savedLast).as("once").isZero();
        run.gauge("m", 1).steps(10);
        assertThat(run.told).last().isEqualTo("high OK:recovered");
    }
}
