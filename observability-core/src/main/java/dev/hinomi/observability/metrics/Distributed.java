package dev.hinomi.observability.metrics;

import dev.hinomi.observability.metrics.sketch.Sketch;
import org.jspecify.annotations.Nullable;

/** A meter that may keep the distribution of its values. */
interface Distributed {
    /** What its values are recorded into; {@code null} if nobody wants their distribution. */
    @Nullable
    Sketch sketch();
}
