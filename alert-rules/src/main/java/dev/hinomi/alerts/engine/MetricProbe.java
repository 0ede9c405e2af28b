package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.series.Reading;
import dev.hinomi.alerts.series.SeriesStore;
import dev.hinomi.alerts.series.WindowEvaluation;
import dev.hinomi.alerts.state.Assessment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One query against thresholds. Not safe for use by several threads. */
final class MetricProbe implements Probe {

    private final WindowEvaluation window;
    private final Thresholds thresholds;
    private final Limits limits;
    private final boolean grouped;
    private List<Reading> readings = List.of();
    private List<Measured> measured = List.of();

    private record Measured(Reading reading, Limits limits, Thresholds thresholds) implements Probed {
        @Override
        public Tags group() {
            return reading.group();
        }

        @Override
        public double value() {
            return reading.value();
        }

        @Override
        public Measurement.Reason absence() {
            return reading.absence();
        }

        @Override
        public int side() {
            return limits.side(reading.value());
        }

        @Override
        public Assessment assessment() {
            return Assessment.of(reading.value(), thresholds);
        }
    }

    MetricProbe(Condition.Measured condition) {
        this.window = new WindowEvaluation(condition.query());
        this.thresholds = condition.thresholds();
        this.limits = new Limits(thresholds);
        this.grouped = condition.query().isGrouped();
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public List<? extends Probed> probe(SeriesStore store, Instant now) {
        List<Reading> read = window.read(store, now);
        if (read != readings) {
            readings = read;
            measured = read.stream()
                    .map(reading -> new Measured(reading, limits, thresholds))
                    .toList();
        }
        return measured;
    }

    @Override
    public Duration history() {
        return window.history();
    }

    @Override
    public boolean isGrouped() {
        return grouped;
    }
}
