package dev.hinomi.alerts.metrics;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.series.MeasurementSource;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.metrics.DatadogNames;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Samples local meters under the names and tags that Datadog gets, with service, env and version, so that a query means the same
 * here and there. Thread-safe.
 */
public final class MicrometerMeasurementSource implements MeasurementSource {

    private static final Logger LOG = LoggerFactory.getLogger(MicrometerMeasurementSource.class);

    private final MeterRegistry registry;
    private final List<String> identityTags;

    /**
     * @param registry must hold totals, not steps: an {@link AlertMeterRegistry}
     * @param identity whose tags every series carries
     */
    public MicrometerMeasurementSource(MeterRegistry registry, ServiceIdentity identity) {
        this.registry = registry;
        this.identityTags =
                identity.metricTags().stream().map(DatadogNames::tag).toList();
    }

    /** Reads no meter that is not asked for; one that throws has no value at this step. */
    @Override
    public Collection<Sample> sample(Set<String> metrics) {
        if (registry instanceof AlertMeterRegistry totals) {
            totals.measure(metrics);
        }
        return registry.getMeters().stream()
                .filter(meter -> MeterReadings.isNamedBy(metrics, meter.getId()))
                .flatMap(this::readings)
                .filter(sample -> metrics.contains(sample.key().metric()))
                .toList();
    }

    private Stream<Sample> readings(Meter meter) {
        try {
            return readable(meter);
        } catch (RuntimeException broken) {
            LOG.debug("The meter {} cannot be read.", meter.getId(), broken);
            return Stream.of();
        }
    }

    private Stream<Sample> readable(Meter meter) {
        Stream<String> own =
                meter.getId().getTags().stream().map(tag -> DatadogNames.tag(tag.getKey(), tag.getValue()));
        Tags tags = new Tags(Stream.concat(own, identityTags.stream()).toList());
        return new MeterReadings(DatadogNames.metricName(meter.getId().getName()), tags).of(meter);
    }
}
