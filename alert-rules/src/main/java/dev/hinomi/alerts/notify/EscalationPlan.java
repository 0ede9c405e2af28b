package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.escalation.EscalationPolicy;
import dev.hinomi.alerts.rule.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a target does while nobody takes an incident in hand: when, and who is told.
 *
 * @param steps who is told, one after the other
 * @param policy when
 */
public record EscalationPlan(List<EscalationStep> steps, EscalationPolicy policy) {

    /** Tells people once. */
    public static final EscalationPlan NONE = new EscalationPlan(List.of(), EscalationPolicy.NONE);

    /** Refuses steps at other times than the policy's; takes its own copy. */
    public EscalationPlan {
        steps = List.copyOf(steps);
        if (!policy.steps().equals(after(steps))) {
            throw new IllegalArgumentException(
                    "the steps are due after " + after(steps) + ", but the policy says " + policy.steps());
        }
    }

    /**
     * A plan.
     *
     * @param steps who is told, one after the other
     * @param repeat how long after the latest message all is told again
     * @param remind how long whoever has it in hand is left alone
     */
    public static EscalationPlan of(List<EscalationStep> steps, Optional<Duration> repeat, Optional<Duration> remind) {
        return new EscalationPlan(steps, new EscalationPolicy(after(steps), repeat, remind, Severity.CRITICAL));
    }

    private static List<Duration> after(List<EscalationStep> steps) {
        return steps.stream().map(EscalationStep::after).toList();
    }
}
