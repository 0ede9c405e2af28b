package dev.hinomi.alerts.backtest;

import dev.hinomi.alerts.series.MeasurementSource;
import dev.hinomi.alerts.series.Sample;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plays a history to an engine: at each step the points since the step before. Of several momentary values the latest counts, of
 * several counts their sum. A series without a point in that time has no sample, but one of totals always has: all that was counted so
 * far. Time only goes forward.
 */
final class Replay implements MeasurementSource {

    private final History history;
    private final InstantSource clock;
    private final long step;
    private final Map<Set<String>, List<Cursor>> cursors = new HashMap<>();

    Replay(History history, InstantSource clock, Duration step) {
        this.history = history;
        this.clock = clock;
        this.step = step.toMillis();
    }

    @Override
    public Collection<Sample> sample(Set<String> wanted) {
        List<Cursor> wantedOnes = cursors.computeIfAbsent(wanted, this::cursors);
        long now = clock.instant().toEpochMilli();
        List<Sample> samples = new ArrayList<>(wantedOnes.size());
        for (Cursor cursor : wantedOnes) {
            cursor.read(now - step, now, samples);
        }
        return samples;
    }

    private List<Cursor> cursors(Set<String> wanted) {
        return history.series().stream()
                .filter(series -> wanted.contains(series.key().metric()))
                .map(Cursor::new)
                .toList();
    }

    private static final class Cursor {
        private final RecordedSeries series;
        private int next;
        private double total;

        Cursor(RecordedSeries series) {
            this.series = series;
        }

        /** Adds what lies later than the first time and not later than the second. */
        void read(long after, long until, List<Sample> samples) {
            if (series.kind() == Sample.Kind.CUMULATIVE) {
                samples.add(new Sample(series.key(), series.kind(), total(until)));
                return;
            }
            while (next < series.size() && series.time(next) <= after) {
                next++;
            }
            int first = next;
            double value = 0;
            while (next < series.size() && series.time(next) <= until) {
                value = series.isCount() ? value + series.value(next) : series.value(next);
                next++;
            }
            if (next > first) {
                samples.add(new Sample(series.key(), series.kind(), value));
            }
        }

        private double total(long until) {
            while (next < series.size() && series.time(next) <= until) {
                total += series.value(next);
                next++;
            }
            return total;
        }
    }
}
