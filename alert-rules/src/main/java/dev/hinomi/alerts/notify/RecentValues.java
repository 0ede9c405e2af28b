package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.state.Alert;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last values of alerts, for the small chart in their messages: {@value #KEPT} of each of at most {@value #MOST_ALERTS} alerts.
 * Thread-safe.
 */
public final class RecentValues {

    /** How many values of an alert are kept: as many as a chart of Slack's has room for. */
    static final int KEPT = 20;

    /** How many alerts are followed; of further ones no value is kept. */
    static final int MOST_ALERTS = 2_000;

    private final Map<Key, Deque<Evidence.Point>> values = new ConcurrentHashMap<>();

    private record Key(String rule, Tags group) {
        static Key of(Alert alert) {
            return new Key(alert.rule().id(), alert.group());
        }
    }

    /** Adds what was measured; an infinite value has no place in a chart. */
    public void record(Alert alert, Instant at, double value) {
        Key key = Key.of(alert);
        if (!Double.isFinite(value) || (!values.containsKey(key) && values.size() >= MOST_ALERTS)) {
            return;
        }
        Deque<Evidence.Point> known = values.computeIfAbsent(key, first -> new ArrayDeque<>(KEPT));
        synchronized (known) {
            if (known.size() == KEPT) {
                known.removeFirst();
            }
            known.addLast(new Evidence.Point(at, value));
        }
    }

    /** The last values, oldest first. */
    public List<Evidence.Point> of(Alert alert) {
        Deque<Evidence.Point> known = values.get(Key.of(alert));
        if (known == null) {
            return List.of();
        }
        synchronized (known) {
            return new ArrayList<>(known);
        }
    }
}
