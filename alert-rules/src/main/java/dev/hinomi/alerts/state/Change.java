package dev.hinomi.alerts.state;

import dev.hinomi.alerts.rule.Threshold;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an evaluation starts from; makes the verdict once the next state is known.
 *
 * @param before the state before
 * @param value what was measured; empty when data are missing
 * @param now the time of the evaluation
 */
record Change(AlertState before, OptionalDouble value, Instant now) {

    Verdict stay() {
        return new Verdict(before, Optional.empty());
    }

    Verdict to(AlertState after, Reason reason, Optional<Threshold> threshold) {
        if (after.status() == before.status()) {
            return new Verdict(after, Optional.empty());
        }
        Optional<Incident> incident = after.incident().or(before::incident);
        return new Verdict(
                after,
                Optional.of(new Transition(before.status(), after.status(), reason, value, threshold, now, incident)));
    }
}
