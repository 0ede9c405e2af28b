package dev.hinomi.alerts.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.alerts.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EscalationTest {

    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    private static final EscalationPolicy POLICY =
            policy(List.of(minutes(10), minutes(30)), Optional.of(minutes(60)), Optional.of(minutes(180)));
    private static final Progress CALLED = Progress.begin(Severity.CRITICAL, START);

    private static EscalationPolicy policy(List<Duration> steps, Optional<Duration> repeat, Optional<Duration> remind) {
        return new EscalationPolicy(steps, repeat, remind, Severity.CRITICAL);
    }

    private static Duration minutes(int count) {
        return Duration.ofMinutes(count);
    }

    private static Instant at(int minute) {
        return START.plus(minutes(minute));
    }

    private static Escalation next(Progress progress, int minute) {
        return Escalation.next(POLICY, progress, at(minute));
    }

    @Test
    void aStepIsDueWhenItsTimeHasComeAndNotBefore() {
        assertThat(Escalation.next(POLICY, CALLED, at(10).minusMillis(1)))
                .isEqualTo(new Escalation.WaitsForStep(0, at(10)));
        assertThat(next(CALLED, 10)).isEqualTo(new Escalation.StepDue(0));
    }

    @Test
    void theNextStepWaitsForItsOwnTime() {
        assertThat(next(CALLED.stepped(at(10)), 10)).isEqualTo(new Escalation.WaitsForStep(1, at(30)));
    }

    @Test
    void aLateStepLeavesThePeopleItCalledTheirWholeTime() {
        assertThat(next(CALLED.stepped(at(25)), 30)).isEqualTo(new Escalation.WaitsForStep(1, at(45)));
    }

    @Test
    void afterTheLastStepAllIsToldAgainAndAgain() {
        Progress told = CALLED.stepped(at(10)).stepped(at(30));
        assertThat(next(told, 30)).isEqualTo(new Escalation.WaitsToRepeat(at(90)));
        assertThat(next(told, 90)).isEqualTo(new Escalation.RepeatDue());
        assertThat(next(told.told(at(90)), 90)).isEqualTo(new Escalation.WaitsToRepeat(at(150)));
    }

    @Test
    void silenceStopsStepsAndRepetitionsUntilItEndsAndThenEverythingBeginsAnew() {
        Progress silent = CALLED.held(new Progress.Acknowledged("ai", at(5), Optional.of(at(65))));
        assertThat(next(silent, 64)).isEqualTo(new Escalation.WaitsForNoise("ai", at(65)));
        assertThat(next(silent, 65)).isEqualTo(new Escalation.RepeatDue());
        assertThat(silent.told(at(65))).isEqualTo(Progress.begin(Severity.CRITICAL, at(65)));
        assertThat(next(silent.told(at(65)), 65)).isEqualTo(new Escalation.WaitsForStep(0, at(75)));
    }

    @Test
    void itIsToldAgainAlsoBeforeAStepThatIsFarAway() {
        EscalationPolicy far = policy(List.of(minutes(180)), Optional.of(minutes(60)), Optional.empty());
        assertThat(Escalation.next(far, CALLED, START)).isEqualTo(new Escalation.WaitsToRepeat(at(60)));
        assertThat(Escalation.next(far, CALLED, at(60))).isEqualTo(new Escalation.RepeatDue());
        assertThat(Escalation.next(far, CALLED.told(at(170)), at(180))).isEqualTo(new Escalation.StepDue(0));
    }

    @Test
    void whoHasItInHandStopsItAndIsRemindedAgainAndAgain() {
        Progress acknowledged = CALLED.acknowledged("U024BE7LH", at(5));
        assertThat(next(acknowledged, 10)).isEqualTo(new Escalation.WaitsToRemind("U024BE7LH", at(185)));
        assertThat(next(acknowledged, 185)).isEqualTo(new Escalation.ReminderDue("U024BE7LH", minutes(180)));
        assertThat(next(acknowledged.told(at(185)), 186)).isEqualTo(new Escalation.WaitsToRemind("U024BE7LH", at(365)));
    }

    @Test
    void withoutRemindersAnAcknowledgementEndsIt() {
        EscalationPolicy silent = policy(List.of(minutes(10)), Optional.of(minutes(60)), Optional.empty());
        Escalation after = Escalation.next(silent, CALLED.acknowledged("U024BE7LH", at(5)), at(500));
        assertThat(after).isEqualTo(new Escalation.AckedStops("U024BE7LH"));
        assertThat(after.lookAgain()).isEmpty();
    }

    @Test
    void theEndOfTheIncidentStopsEverything() {
        assertThat(next(CALLED.ended(), 500)).isEqualTo(new Escalation.ResolvedStops());
        assertThat(next(CALLED.acknowledged("U024BE7LH", at(5)).ended(), 500))
                .isEqualTo(new Escalation.ResolvedStops());
    }

    @Test
    void aWarningIsToldOnce() {
        assertThat(next(Progress.begin(Severity.WARNING, START), 500)).isEqualTo(new Escalation.TooMild());
    }

    @Test
    void whereNothingRepeatsNothingIsLeftAfterTheLastStep() {
        EscalationPolicy once = policy(List.of(minutes(10)), Optional.empty(), Optional.empty());
        assertThat(Escalation.next(once, CALLED.stepped(at(10)), at(500))).isEqualTo(new Escalation.NothingLeft());
        assertThat(Escalation.next(EscalationPolicy.NONE, CALLED, at(500))).isEqualTo(new Escalation.NothingLeft());
    }

    @Test
    void stepsThatBecameDueWhileNobodyLookedComeOneAfterTheOther() {
        assertThat(next(CALLED, 300)).isEqualTo(new Escalation.StepDue(0));
        assertThat(next(CALLED.stepped(at(300)), 300)).isEqualTo(new Escalation.WaitsForStep(1, at(320)));
    }

    /** Whoever looks again when told to, and only then, tells the same at the same times as whoever looks every minute. */
    @Test
    void lookingAgainWhenToldToMissesNothing() {
        assertThat(told(true))
                .isEqualTo(told(false))
                .hasSize(12)
                .startsWith("10 StepDue", "30 StepDue", "90 RepeatDue");
    }

    private static List<String> told(boolean everyMinute) {
        List<String> all = new ArrayList<>();
        Progress progress = CALLED;
        Instant now = START;
        while (all.size() < 12) {
            Escalation next = Escalation.next(POLICY, progress, now);
            if (next.lookAgain().isPresent()) {
                now = everyMinute ? now.plus(minutes(1)) : next.lookAgain().get();
                continue;
            }
            all.add(Duration.between(START, now).toMinutes() + " "
                    + next.getClass().getSimpleName());
            progress = next instanceof Escalation.StepDue ? progress.stepped(now) : progress.told(now);
        }
        return all;
    }

    @Test
    void timesThatLeaveNobodyTimeToAnswerAreRefused() {
        assertThatThrownBy(() -> policy(List.of(minutes(10), minutes(10)), Optional.empty(), Optional.empty()))
                .hasMessageContaining("10 min comes after 10 min");
        assertThatThrownBy(() -> policy(List.of(), Optional.of(Duration.ofSeconds(30)), Optional.empty()))
                .hasMessageContaining("was to be after 30 s");
        assertThatThrownBy(() -> policy(List.of(), Optional.empty(), Optional.of(Duration.ZERO)))
                .hasMessageContaining("reminded");
    }
}
