package dev.hinomi.alerts.logs;

import dev.hinomi.alerts.query.SearchMonitor;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.series.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Counts the events that one search finds, by the facets that it groups by. Thread-safe. */
final class EventCounter {

    /** How many groups are counted at most, as Datadog has it for one facet; what is in none of them is not counted. */
    static final int MOST_GROUPS = 1_000;

    private static final int LONGEST_VALUE = 200;

    private final String series;
    private final EventTest test;
    private final List<String> by;
    private final List<String> statuses;
    private final LongAdder total = new LongAdder();
    private final Map<Tags, LongAdder> groups = new ConcurrentHashMap<>();
    private final LongAdder refused = new LongAdder();

    EventCounter(SearchMonitor query) {
        this.series = query.series();
        this.test = Searching.of(query.search());
        this.by = query.by();
        this.statuses = Searching.statuses(query.search());
    }

    String series() {
        return series;
    }

    /** The only statuses that it counts; empty if it may count any. */
    List<String> statuses() {
        return statuses;
    }

    /** Whether the event was counted. */
    boolean count(SeenEvent event) {
        if (!test.finds(event)) {
            return false;
        }
        if (by.isEmpty()) {
            total.increment();
            return true;
        }
        Optional<LongAdder> group = group(event).flatMap(this::counted);
        group.ifPresent(LongAdder::increment);
        return group.isPresent();
    }

    /** The group in which it would be counted. */
    Optional<Tags> found(SeenEvent event) {
        return test.finds(event) ? group(event) : Optional.empty();
    }

    private Optional<LongAdder> counted(Tags group) {
        LongAdder known = groups.get(group);
        if (known == null && groups.size() >= MOST_GROUPS) {
            refused.increment();
            return Optional.empty();
        }
        return Optional.of(known == null ? groups.computeIfAbsent(group, key -> new LongAdder()) : known);
    }

    /** Empty when a facet has no value, as in Datadog. */
    private Optional<Tags> group(SeenEvent event) {
        List<String> tags = new ArrayList<>(by.size());
        for (String facet : by) {
            Optional<String> value = facet.startsWith("@")
                    ? event.attribute(facet.substring(1)).map(Searching::text)
                    : event.tag(facet).stream().findFirst();
            value.filter(text -> !text.isEmpty())
                    .map(text -> text.substring(0, Math.min(text.length(), LONGEST_VALUE)))
                    .ifPresent(text -> tags.add(facet + ":" + text));
        }
        return tags.size() == by.size() ? Optional.of(new Tags(tags)) : Optional.empty();
    }

    /** How many events were not counted because there are too many groups. */
    long refused() {
        return refused.sum();
    }

    /** All that was counted so far; without groups also when it is nothing. */
    Stream<Sample> samples() {
        return by.isEmpty()
                ? Stream.of(sample(Tags.NONE, total))
                : groups.entrySet().stream().map(group -> sample(group.getKey(), group.getValue()));
    }

    private Sample sample(Tags group, LongAdder counted) {
        return Sample.cumulative(series, group, counted.doubleValue());
    }
}
