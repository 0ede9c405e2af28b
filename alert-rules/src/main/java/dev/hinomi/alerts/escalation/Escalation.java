package dev.hinomi.alerts.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is to be told now of an incident, or when to look again. */
public sealed interface Escalation {

    /**
     * Decides. A pure function: the same progress at the same time gives the same answer, before and after a restart.
     *
     * <ul>
     *   <li>A step is due as long after the first call as the policy says. If the one before was late, each still leaves the people
     *       it called their whole time.
     *   <li>Steps that became due while nobody looked come one after the other, none is skipped.
     *   <li>All is told again when nothing was told for as long as the policy says; a step that is due goes first.
     *   <li>An acknowledgement stops both, and begins the time after which its author is reminded.
     *   <li>Silence stops everything until it ends; then all is told again, and everything begins anew.
     *   <li>The end of the incident stops everything.
     * </ul>
     */
    static Escalation next(EscalationPolicy policy, Progress progress, Instant now) {
        if (progress.over()) {
            return new ResolvedStops();
        }
        if (progress.acknowledged().isPresent()) {
            return acknowledged(policy, progress, progress.acknowledged().get(), now);
        }
        if (progress.severity().compareTo(policy.from()) < 0) {
            return new TooMild();
        }
        Optional<Instant> step = stepAt(policy, progress);
        if (step.isPresent() && !step.get().isAfter(now)) {
            return new StepDue(progress.steps().size());
        }
        Optional<Instant> repeat = policy.repeat().map(progress.lastTold()::plus);
        if (repeat.isPresent() && !repeat.get().isAfter(now)) {
            return new RepeatDue();
        }
        if (step.isPresent() && repeat.map(step.get()::isAfter).orElse(false)) {
            return new WaitsToRepeat(repeat.orElseThrow());
        }
        return step.<Escalation>map(at -> new WaitsForStep(progress.steps().size(), at))
                .or(() -> repeat.map(WaitsToRepeat::new))
                .orElseGet(NothingLeft::new);
    }

    private static Escalation acknowledged(
            EscalationPolicy policy, Progress progress, Progress.Acknowledged acknowledged, Instant now) {
        if (acknowledged.until().isPresent()) {
            return acknowledged.isOver(now)
                    ? new RepeatDue()
                    : new WaitsForNoise(acknowledged.by(), acknowledged.until().get());
        }
        if (policy.remind().isEmpty()) {
            return new AckedStops(acknowledged.by());
        }
        Instant latest = progress.lastTold().isAfter(acknowledged.at()) ? progress.lastTold() : acknowledged.at();
        Instant due = latest.plus(policy.remind().get());
        return due.isAfter(now)
                ? new WaitsToRemind(acknowledged.by(), due)
                : new ReminderDue(acknowledged.by(), Duration.between(acknowledged.at(), now));
    }

    private static Optional<Instant> stepAt(EscalationPolicy policy, Progress progress) {
        List<Duration> steps = policy.steps();
        int next = progress.steps().size();
        if (next >= steps.size()) {
            return Optional.empty();
        }
        Instant planned = progress.since().plus(steps.get(next));
        if (next == 0) {
            return Optional.of(planned);
        }
        Duration apart = steps.get(next).minus(steps.get(next - 1));
        Instant earliest = progress.steps().get(next - 1).plus(apart);
        return Optional.of(earliest.isAfter(planned) ? earliest : planned);
    }

    /** When to look again; empty if only something new can change the answer. */
    default Optional<Instant> lookAgain() {
        return Optional.empty();
    }

    /**
     * The next step is to be told now.
     *
     * @param step which one; the first is 0
     */
    record StepDue(int step) implements Escalation {}

    /** All is to be told again now. */
    record RepeatDue() implements Escalation {}

    /**
     * Whoever has it in hand is to be reminded now.
     *
     * @param who who has it in hand
     * @param held for how long
     */
    record ReminderDue(String who, Duration held) implements Escalation {}

    /**
     * The next step comes later.
     *
     * @param step which one; the first is 0
     * @param at when
     */
    record WaitsForStep(int step, Instant at) implements Escalation {
        @Override
        public Optional<Instant> lookAgain() {
            return Optional.of(at);
        }
    }

    /**
     * All is told again later.
     *
     * @param at when
     */
    record WaitsToRepeat(Instant at) implements Escalation {
        @Override
        public Optional<Instant> lookAgain() {
            return Optional.of(at);
        }
    }

    /**
     * Somebody has it in hand and is reminded later.
     *
     * @param who who has it in hand
     * @param at when
     */
    record WaitsToRemind(String who, Instant at) implements Escalation {
        @Override
        public Optional<Instant> lookAgain() {
            return Optional.of(at);
        }
    }

    /**
     * Somebody wanted silence until later.
     *
     * @param who who has it in hand
     * @param at when it is told again
     */
    record WaitsForNoise(String who, Instant at) implements Escalation {
        @Override
        public Optional<Instant> lookAgain() {
            return Optional.of(at);
        }
    }

    /**
     * Somebody has it in hand, and nobody reminds them.
     *
     * @param who who has it in hand
     */
    record AckedStops(String who) implements Escalation {}

    /** It is over. */
    record ResolvedStops() implements Escalation {}

    /** It is not severe enough. */
    record TooMild() implements Escalation {}

    /** Every step was told, and the policy repeats nothing. */
    record NothingLeft() implements Escalation {}
}
