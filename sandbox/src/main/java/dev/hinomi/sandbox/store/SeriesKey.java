package dev.hinomi.sandbox.store;

import java.util.List;

/**
 * What makes a series one series: name, host and the set of tags.
 *
 * @param metric the metric's name
 * @param host the host, empty when none was sent
 * @param tags its tags, sorted, without duplicates
 */
public record SeriesKey(String metric, String host, List<String> tags) {

    /** Sorts the tags and drops duplicates. */
    public SeriesKey {
        tags = tags.stream().distinct().sorted().toList();
    }
}
