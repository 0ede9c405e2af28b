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

/**
 * Samples local meters under the names and tags that Datadog gets, with service, env and version, so that a query means the same
 * here and there. Thread-safe.
 */
public final class MicrometerMeasurementSource implements MeasurementSource {

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

    @Override
    public Collection<Sample> sample(Set<String> metrics) {
        return registry.getMeters().stream()
                .flatMap(this::readings)
                .filter(sample -> metrics.contains(sample.key().metric()))
                .toList();
    }

    private Stream<Sample> readings(Meter meter) {
        Stream<String> own =
                meter.getId().getTags().stream().map(tag -> DatadogNames.tag(tag.getKey(), tag.getValue()));
        Tags tags = new Tags(Stream.concat(own, identityTags.stream()).toList());
        return new MeterReadings(DatadogNames.metricName(meter.getId().getName()), tags).of(meter);
    }
}
