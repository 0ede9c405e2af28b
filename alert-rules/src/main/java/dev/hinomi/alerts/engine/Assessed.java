package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.state.Assessment;
import java.util.Optional;

/**
 * What a condition came to that is put together anew at each step.
 *
 * @param group the group
 * @param known what the value means; empty when data are missing
 * @param absence why they are, if they are
 */
record Assessed(Tags group, Optional<Assessment> known, Measurement.Reason absence) implements Probed {

    static Assessed of(Tags group, double value, Thresholds limits) {
        return new Assessed(group, Optional.of(Assessment.of(value, limits)), Measurement.Reason.NO_SERIES);
    }

    static Assessed of(Tags group, Assessment assessment) {
        return new Assessed(group, Optional.of(assessment), Measurement.Reason.NO_SERIES);
    }

    static Assessed missing(Tags group, Measurement.Reason why) {
        return new Assessed(group, Optional.empty(), why);
    }

    @Override
    public double value() {
        return known.map(Assessment::value).orElse(Double.NaN);
    }

    @Override
    public int side() {
        return known.map(Limits::side).orElse(Limits.MISSING);
    }

    @Override
    public Assessment assessment() {
        return known.orElseThrow();
    }
}
