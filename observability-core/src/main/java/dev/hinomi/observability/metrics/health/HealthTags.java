package dev.hinomi.observability.metrics.health;

import dev.hinomi.observability.delivery.DropReason;
import dev.hinomi.observability.metrics.SkipReason;
import dev.hinomi.observability.metrics.catalogue.TagKey;
import java.util.stream.Stream;

/** The tags of our own metrics. */
final class HealthTags {
    private static final int MOST_SIGNALS = 8;

    /** What is delivered, such as {@code logs}. */
    static final TagKey SIGNAL = TagKey.upTo(MOST_SIGNALS, "signal");

    /** Why an entry was given up. */
    static final TagKey DROPPED_FOR = TagKey.of(
            "reason", Stream.of(DropReason.values()).map(DropReason::label).toList());

    /** Why a number was not published. */
    static final TagKey SKIPPED_FOR = TagKey.of(
            "reason", Stream.of(SkipReason.values()).map(SkipReason::label).toList());

    private HealthTags() {}
}
