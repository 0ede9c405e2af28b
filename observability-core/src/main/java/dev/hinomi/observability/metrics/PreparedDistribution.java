package dev.hinomi.observability.metrics;

import dev.hinomi.observability.metrics.sketch.Sketch;
import dev.hinomi.observability.metrics.sketch.SketchHeading;

/**
 * The distribution of a meter with all that is the same about it at every step.
 *
 * @param text what it is called
 * @param heading the same, encoded
 * @param sketch what its values are recorded into
 */
record PreparedDistribution(DistributionText text, SketchHeading heading, Sketch sketch) {

    static PreparedDistribution of(DistributionText text, Sketch sketch) {
        return new PreparedDistribution(text, SketchHeading.of(text.metric(), text.tags()), sketch);
    }
}
