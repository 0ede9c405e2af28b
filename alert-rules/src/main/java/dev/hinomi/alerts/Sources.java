package dev.hinomi.alerts;

import dev.hinomi.alerts.logs.CountingSource;
import dev.hinomi.alerts.series.FleetSource;
import dev.hinomi.alerts.series.MeasurementSource;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.alerts.spec.LoadedRules;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Everything that rules look at.
 *
 * @param ofThisProcess what this process knows itself
 * @param fleet who knows all processes
 */
record Sources(List<MeasurementSource> ofThisProcess, FleetSource fleet) implements MeasurementSource {

    Sources {
        ofThisProcess = List.copyOf(ofThisProcess);
    }

    /** The rules that can be evaluated over them. */
    LoadedRules fit(LoadedRules rules) {
        return fleet.equals(FleetSource.NONE) ? rules.withoutAsking() : rules;
    }

    /** Looks for what these rules look for. */
    void follow(LoadedRules rules) {
        for (MeasurementSource source : ofThisProcess) {
            if (source instanceof CountingSource counts) {
                counts.follow(rules.rules());
            }
        }
    }

    @Override
    public Collection<Sample> sample(Set<String> metrics) {
        return ofThisProcess.stream()
                .flatMap(source -> source.sample(metrics).stream())
                .toList();
    }

    @Override
    public void sample(Set<String> metrics, Samples into) {
        ofThisProcess.forEach(source -> source.sample(metrics, into));
    }
}
