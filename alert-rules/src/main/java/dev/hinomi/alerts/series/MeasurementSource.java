package dev.hinomi.alerts.series;

import java.util.Collection;
import java.util.Set;

/** Where samples come from. Called at each step on the engine's thread; must be quick and must not block. */
@FunctionalInterface
public interface MeasurementSource {

    /**
     * The current samples of every series of these metrics. A series that has no value now is left out.
     *
     * @param metrics the names that some rule mentions; samples of other metrics are ignored
     */
    Collection<Sample> sample(Set<String> metrics);

    /**
     * The same, handed over one by one; this is what the engine calls. A source that keeps the keys of its series makes no garbage
     * when it overrides this. What was handed over before it throws counts.
     */
    default void sample(Set<String> metrics, Samples into) {
        for (Sample sample : sample(metrics)) {
            into.add(sample.key(), sample.kind(), sample.value());
        }
    }

    /** Who answers for all processes; by default nobody. */
    default FleetSource fleet() {
        return FleetSource.NONE;
    }

    /** Takes the samples of one step. */
    @FunctionalInterface
    interface Samples {

        /** Takes one, as the components of a {@link Sample}. */
        void add(SeriesKey key, Sample.Kind kind, double value);
    }
}
