package dev.hinomi.benchmarks.metrics;

import io.micrometer.core.instrument.Tags;
import java.util.Random;

/** Tags that a meter has besides its own. */
@FunctionalInterface
public interface ExtraTags {
    /** None. */
    ExtraTags NONE = meter -> Tags.empty();

    /** Those of one meter. */
    Tags of(int meter);

    /** The same tags on every meter. */
    static ExtraTags common(int tags) {
        Tags all = Tags.empty();
        for (int i = 0; i < tags; i++) {
            all = all.and("common_" + i, "the-value-of-" + i);
        }
        Tags common = all;
        return meter -> common;
    }

    /** Tags of 128 random bits each, other ones on every meter, always the same for one seed. */
    static ExtraTags random(int tags, long seed) {
        Random random = new Random(seed);
        return meter -> {
            Tags all = Tags.empty();
            for (int i = 0; i < tags; i++) {
                all = all.and("random_" + i, String.format("%016x%016x", random.nextLong(), random.nextLong()));
            }
            return all;
        };
    }
}
