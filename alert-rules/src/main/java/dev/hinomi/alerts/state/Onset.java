package dev.hinomi.alerts.state;

import dev.hinomi.alerts.rule.Timing;
import java.time.Duration;
import java.time.Instant;

/**
 * A threshold that is crossed in every measured value since.
 *
 * @param since the time of the first
 * @param samples how many there were
 */
public record Onset(Instant since, int samples) {

    static Onset at(Instant now) {
        return new Onset(now, 1);
    }

    Onset next() {
        return new Onset(since, samples + 1);
    }

    /** Whether that is long enough, and were enough values. */
    boolean isDue(Timing timing, Instant now) {
        return samples >= timing.minSamples() && Duration.between(since, now).compareTo(timing.pendingFor()) >= 0;
    }

    Onset afterGap(Duration gap) {
        return new Onset(since.plus(gap), samples);
    }
}
