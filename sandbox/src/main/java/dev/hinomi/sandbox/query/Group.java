package dev.hinomi.sandbox.query;

import java.util.List;
import java.util.NavigableMap;

/**
 * One line of a result.
 *
 * @param tags the tags that make the group, in the order asked for
 * @param interval the seconds of a bucket
 * @param values the value of each bucket by its first second since 1970; no entry where there is no value
 */
record Group(List<String> tags, int interval, NavigableMap<Long, Double> values) {

    Group {
        tags = List.copyOf(tags);
    }
}
