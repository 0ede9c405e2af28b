package dev.hinomi.alerts.state;

import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Threshold;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How an incident ends: at once, or after values stayed healthy for as long as the rule asks. */
record Recovery(AlertRule rule) {

    Verdict healthy(Change change, Incident incident, Reason reason, Optional<Threshold> threshold) {
        Instant since =
                change.before() instanceof AlertState.Recovering recovering ? recovering.healthySince() : change.now();
        boolean complete = Duration.between(since, change.now()).compareTo(rule.keepFiringFor()) >= 0;
        return complete
                ? change.to(new AlertState.Ok(), reason, threshold)
                : change.to(new AlertState.Recovering(incident, since), Reason.HEALTHY_FOR_NOW, threshold);
    }
}
