package dev.hinomi.observability.metrics.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is the same about one series at every step. Names, tags and units are as Datadog takes them.
 *
 * @param metric the name
 * @param type how points are added up
 * @param unit the unit, {@code null} if there is none that Datadog knows
 * @param ownTags the tags that this series has of its own, {@code key:value}
 * @param sharedTags the tags that it has in common with others
 */
public record SeriesText(
        String metric, SeriesType type, @Nullable String unit, List<String> ownTags, List<String> sharedTags) {}
