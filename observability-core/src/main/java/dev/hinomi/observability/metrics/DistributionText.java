package dev.hinomi.observability.metrics;

import java.util.List;

/**
 * What a distribution is called, in Datadog's words.
 *
 * @param metric its name
 * @param tags its tags, the meter's own first
 */
record DistributionText(String metric, List<String> tags) implements Comparable<DistributionText> {

    /** Those that resemble each other stand together, so that they compress well. */
    @Override
    public int compareTo(DistributionText other) {
        int byName = metric.compareTo(other.metric);
        return byName == 0 ? tags.toString().compareTo(other.tags.toString()) : byName;
    }
}
