package dev.hinomi.alerts.metrics;

import dev.hinomi.alerts.series.MeasurementSource;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.metrics.DatadogNames;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Samples local meters under the names and tags that Datadog gets, with service, env and version, so that a query means the same
 * here and there. While the registry has the same meters, a step makes nothing but Micrometer's list of them. Thread-safe.
 */
public final class MicrometerMeasurementSource implements MeasurementSource {

    private static final Logger LOG = LoggerFactory.getLogger(MicrometerMeasurementSource.class);

    private final MeterRegistry registry;
    private final List<String> identityTags;
    private volatile Known known = new Known(List.of(), List.of());

    /** What the meters of the registry were when it was last asked for them. */
    private record Known(List<Meter> meters, List<MeterReading> readings) {

        @SuppressWarnings("ReferenceEquality")
        boolean isOf(List<Meter> others) {
            if (others.size() != meters.size()) {
                return false;
            }
            for (int index = 0; index < others.size(); index++) {
                if (others.get(index) != meters.get(index)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * @param registry must hold totals, not steps: an {@link AlertMeterRegistry}
     * @param identity whose tags every series carries
     */
    public MicrometerMeasurementSource(MeterRegistry registry, ServiceIdentity identity) {
        this.registry = registry;
        this.identityTags =
                identity.metricTags().stream().map(DatadogNames::tag).toList();
    }

    @Override
    public Collection<Sample> sample(Set<String> metrics) {
        List<Sample> samples = new ArrayList<>();
        sample(metrics, (key, kind, value) -> samples.add(new Sample(key, kind, value)));
        return List.copyOf(samples);
    }

    /** Reads nothing that is not asked for; what throws has no value at this step. */
    @Override
    public void sample(Set<String> metrics, Samples into) {
        if (registry instanceof AlertMeterRegistry totals) {
            totals.measure(metrics);
        }
        List<MeterReading> readings = readings();
        for (int index = 0; index < readings.size(); index++) {
            MeterReading reading = readings.get(index);
            if (metrics.contains(reading.key().metric())) {
                read(reading, into);
            }
        }
    }

    private List<MeterReading> readings() {
        List<Meter> meters = registry.getMeters();
        Known last = known;
        if (!last.isOf(meters)) {
            last = new Known(
                    meters,
                    meters.stream()
                            .flatMap(meter -> MeterReading.of(meter, identityTags).stream())
                            .toList());
            known = last;
        }
        return last.readings();
    }

    private static void read(MeterReading reading, Samples into) {
        double value;
        try {
            value = reading.value().getAsDouble();
        } catch (RuntimeException broken) {
            LOG.debug("The metric {} cannot be read.", reading.key().metric(), broken);
            return;
        }
        into.add(reading.key(), reading.kind(), value);
    }
}
