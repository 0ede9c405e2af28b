package dev.hinomi.observability.metrics.catalogue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.noop.NoopCounter;
import io.micrometer.core.instrument.noop.NoopDistributionSummary;
import io.micrometer.core.instrument.noop.NoopFunctionCounter;
import io.micrometer.core.instrument.noop.NoopGauge;
import io.micrometer.core.instrument.noop.NoopLongTaskTimer;
import io.micrometer.core.instrument.noop.NoopTimer;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Finds the meter of a metric in a registry, or registers it; what cannot be registered records nothing. */
record MeterLookup(Metric metric, MeterRegistry meters) {
    private static final Tag[] NO_TAGS = {};

    Counter counter(TagValue... values) {
        try {
            return Counter.builder(metric.name())
                    .description(metric.description())
                    .baseUnit(metric.unit())
                    .tags(tags(values))
                    .register(meters);
        } catch (IllegalArgumentException otherKind) {
            return new NoopCounter(unregistered());
        }
    }

    Timer timer(TagValue... values) {
        try {
            Timer.Builder timer = Timer.builder(metric.name())
                    .description(metric.description())
                    .tags(tags(values));
            return (metric.distribution() ? timer.publishPercentileHistogram() : timer).register(meters);
        } catch (IllegalArgumentException otherKind) {
            return new NoopTimer(unregistered());
        }
    }

    DistributionSummary summary(TagValue... values) {
        try {
            DistributionSummary.Builder summary = DistributionSummary.builder(metric.name())
                    .description(metric.description())
                    .baseUnit(metric.unit())
                    .tags(tags(values));
            return (metric.distribution() ? summary.publishPercentileHistogram() : summary).register(meters);
        } catch (IllegalArgumentException otherKind) {
            return new NoopDistributionSummary(unregistered());
        }
    }

    LongTaskTimer longTaskTimer(TagValue... values) {
        try {
            return LongTaskTimer.builder(metric.name())
                    .description(metric.description())
                    .tags(tags(values))
                    .register(meters);
        } catch (IllegalArgumentException otherKind) {
            return new NoopLongTaskTimer(unregistered());
        }
    }

    <T> Gauge gauge(T state, ToDoubleFunction<T> reading, TagValue... values) {
        try {
            return Gauge.builder(metric.name(), state, reading)
                    .description(metric.description())
                    .baseUnit(metric.unit())
                    .tags(tags(values))
                    .register(meters);
        } catch (IllegalArgumentException otherKind) {
            return new NoopGauge(unregistered());
        }
    }

    <T> FunctionCounter functionCounter(T counted, ToDoubleFunction<T> count, TagValue... values) {
        try {
            return FunctionCounter.builder(metric.name(), counted, count)
                    .description(metric.description())
                    .baseUnit(metric.unit())
                    .tags(tags(values))
                    .register(meters);
        } catch (IllegalArgumentException otherKind) {
            return new NoopFunctionCounter(unregistered());
        }
    }

    /** Micrometer refuses a meter of another kind than one that has its name and tags. */
    private Meter.Id unregistered() {
        return new Meter.Id(metric.name(), Tags.empty(), null, null, metric.type());
    }

    private Tags tags(TagValue... values) {
        List<TagKey> keys = metric.tags();
        Tag[] tags = keys.isEmpty() ? NO_TAGS : new Tag[keys.size()];
        for (int i = 0; i < tags.length; i++) {
            tags[i] = tag(keys.get(i), values);
        }
        return Tags.of(tags);
    }

    private static Tag tag(TagKey key, TagValue... values) {
        for (TagValue value : values) {
            if (key.isOf(value)) {
                return key.tag(value);
            }
        }
        return key.missing();
    }
}
