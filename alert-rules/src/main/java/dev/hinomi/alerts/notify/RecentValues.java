package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.state.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.DoubleStream;

/**
 * The last values of alerts, for the small chart in their messages: {@value #KEPT} of each of at most {@value #MOST_ALERTS} alerts.
 * Recorded on one thread, read on any.
 */
public final class RecentValues {

    /** How many values of an alert are kept. */
    static final int KEPT = 20;

    /** How many alerts are followed; of further ones no value is kept. */
    static final int MOST_ALERTS = 2_000;

    private final Map<Key, double[]> values = new ConcurrentHashMap<>();

    private record Key(String rule, Tags group) {}

    /** Adds what was measured now; an infinite value has no place in a chart. */
    public void record(Alert alert, double value) {
        Key key = new Key(alert.rule().id(), alert.group());
        double[] known = values.get(key);
        if (!Double.isFinite(value) || (known == null && values.size() >= MOST_ALERTS)) {
            return;
        }
        DoubleStream before = known == null
                ? DoubleStream.empty()
                : DoubleStream.of(known).skip(Math.max(0, known.length - KEPT + 1));
        values.put(key, DoubleStream.concat(before, DoubleStream.of(value)).toArray());
    }

    /** The last values, oldest first. */
    public List<Double> of(Alert alert) {
        List<Double> recent = new ArrayList<>();
        for (double value : values.getOrDefault(new Key(alert.rule().id(), alert.group()), new double[0])) {
            recent.add(value);
        }
        return recent;
    }
}
