package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.state.Assessment;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a condition came to.
 *
 * @param measurement what was measured
 * @param assessment what it means; empty when data are missing
 */
record Probed(Measurement measurement, Optional<Assessment> assessment) {

    static final Probed NO_SERIES = new Probed(new Measurement.NoData(Measurement.Reason.NO_SERIES), Optional.empty());

    static Probed of(Measurement measurement, Thresholds limits) {
        return new Probed(
                measurement,
                measurement instanceof Measurement.Value value
                        ? Optional.of(Assessment.of(value.value(), limits))
                        : Optional.empty());
    }

    OptionalDouble value() {
        return assessment.map(known -> OptionalDouble.of(known.value())).orElseGet(OptionalDouble::empty);
    }
}
