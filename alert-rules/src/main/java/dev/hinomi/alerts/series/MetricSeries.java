package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The series of one metric. Not safe for use by several threads. */
final class MetricSeries {

    private final List<Series> all = new ArrayList<>();
    private final Map<Tags, Series> byTags = new HashMap<>();
    private long version;

    /** In the order in which they appeared. */
    List<Series> all() {
        return all;
    }

    /** The one with these tags, if there is one. */
    @Nullable
    Series with(Tags tags) {
        return byTags.get(tags);
    }

    /** Another number whenever a series came or went. */
    long version() {
        return version;
    }

    void add(Series series) {
        all.add(series);
        byTags.put(series.key().tags(), series);
        version++;
    }

    void remove(int index) {
        byTags.remove(all.remove(index).key().tags());
        version++;
    }
}
