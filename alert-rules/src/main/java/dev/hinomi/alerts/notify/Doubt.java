package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.rule.Severity;
import java.time.Instant;

/**
 * A message that may have arrived although nobody said so.
 *
 * @param since when the first such attempt began
 * @param severity the least bad of those attempts: for no more were people called, if it arrived
 */
public record Doubt(Instant since, Severity severity) {

    Doubt and(Severity other) {
        return other.compareTo(severity) < 0 ? new Doubt(since, other) : this;
    }
}
