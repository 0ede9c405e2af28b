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

    /** Who answers for all processes; by default nobody. */
    default FleetSource fleet() {
        return FleetSource.NONE;
    }
}
