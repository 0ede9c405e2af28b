package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.alerts.series.SeriesStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was counted of events within a window, give or take a step; it may be asked between two steps as well. The window is as
 * coarse as a 720th of it, so that two days of a thousand groups stay small. Not safe for use by several threads.
 */
final class CountProbe implements Probe {

    private static final int FINEST = 720;

    private final Condition.Counted condition;
    private final Inputs inputs;
    private final Duration window;
    private final long grain;
    private final Map<Tags, Totals> groups = new HashMap<>();
    private boolean counting;

    CountProbe(Condition.Counted condition, Inputs inputs) {
        this.condition = condition;
        this.inputs = inputs;
        this.window = condition.window();
        this.grain = Math.max(inputs.step().toMillis() / 2, window.toMillis() / FINEST);
        this.counting = inputs.beginning();
    }

    @Override
    public List<Probed> probe(SeriesStore store, Instant now) {
        List<Probed> probed = new ArrayList<>();
        String series = condition.query().series();
        inputs.source().sample(Set.of(series)).stream()
                .filter(sample -> sample.key().metric().equals(series))
                .forEach(sample -> probed.add(probed(sample, now)));
        counting = true;
        return probed;
    }

    private Probed probed(Sample sample, Instant now) {
        double count = totals(sample).since(now.minus(window), sample.value(), now);
        return Assessed.of(sample.key().tags(), count, condition.thresholds());
    }

    /** What was counted before this rule was there does not concern it. */
    private Totals totals(Sample sample) {
        return groups.computeIfAbsent(sample.key().tags(), group -> new Totals(counting ? 0 : sample.value(), grain));
    }

    /** Nothing was counted in it since the process started, which is a count too. */
    @Override
    public Probed unseen(Tags group) {
        return Assessed.of(group, 0, condition.thresholds());
    }

    @Override
    public void adopt(Probe earlier) {
        if (earlier instanceof CountProbe same) {
            groups.putAll(same.groups);
            counting = same.counting;
        }
    }

    @Override
    public Duration history() {
        return window;
    }

    @Override
    public boolean isGrouped() {
        return !condition.query().by().isEmpty();
    }
}
