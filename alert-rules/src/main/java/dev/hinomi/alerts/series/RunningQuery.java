package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Expression.MetricQuery;
import dev.hinomi.alerts.query.Modifier;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.query.TimeAggregator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The windows of one metric query, group by group, moved from step to step. Not safe for use by several threads. */
final class RunningQuery {

    private final MetricQuery query;
    private final RunningValue combination;
    private final TimeAggregator overTime;
    private final Map<Tags, RunningGroup> byGroup = new LinkedHashMap<>();
    private MetricSeries series = new MetricSeries();
    private RunningGroup[] groups = {};
    private boolean interpolates;

    RunningQuery(MetricQuery query, TimeAggregator overTime) {
        this.query = query;
        this.overTime = overTime;
        String word = query.spaceAggregator().orElse("avg");
        this.combination = Arrays.stream(TimeAggregator.values())
                .filter(aggregator -> aggregator.word().equals(word))
                .findFirst()
                .map(RunningValue::of)
                .orElseThrow(() -> new IllegalArgumentException(
                        word + " cannot be evaluated in this process: ask the query's evaluability first"));
    }

    /** Whether a query can be moved from step to step: one whose points depend on nothing outside of their step. */
    static boolean isPossible(MetricQuery query) {
        return query.modifiers().stream().allMatch(modifier -> modifier.kind() == Modifier.Kind.AS_COUNT);
    }

    /** Reads the series of this store from now on. */
    void bind(SeriesStore store) {
        series = store.of(query.metric());
    }

    /** Another number whenever a series of the metric came or went. */
    long version() {
        return series.version();
    }

    /** Takes the series anew, because some came or went. */
    void regroup() {
        Map<Tags, List<Series>> members = new LinkedHashMap<>();
        boolean counts = !query.modifiers().isEmpty();
        for (Series one : series.all()) {
            Tags tags = one.key().tags();
            Optional<Tags> group = query.scope().matches(tags) ? tags.restrictedTo(query.by()) : Optional.empty();
            if (group.isPresent()) {
                members.computeIfAbsent(group.get(), key -> new ArrayList<>()).add(one);
                counts |= one.isCount();
            }
        }
        byGroup.clear();
        members.forEach(
                (group, all) -> byGroup.put(group, new RunningGroup(all, combination, RunningValue.of(overTime))));
        groups = byGroup.values().toArray(new RunningGroup[0]);
        interpolates = !counts && members.values().stream().anyMatch(all -> all.size() > 1);
    }

    /** The groups that some series belongs to. */
    Set<Tags> groups() {
        return byGroup.keySet();
    }

    /** The window of one group. */
    RunningGroup of(Tags group) {
        return byGroup.getOrDefault(group, RunningGroup.EMPTY);
    }

    /** Moves all windows to these steps, unless there is a gap to interpolate. */
    boolean advance(long first, long end) {
        if (interpolates && !areUnbroken(first, end)) {
            return false;
        }
        for (RunningGroup group : groups) {
            group.advance(first, end);
        }
        return true;
    }

    private boolean areUnbroken(long first, long end) {
        for (RunningGroup group : groups) {
            if (!group.isUnbroken(first, end)) {
                return false;
            }
        }
        return true;
    }
}
