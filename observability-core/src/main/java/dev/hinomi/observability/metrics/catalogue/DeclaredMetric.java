package dev.hinomi.observability.metrics.catalogue;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A metric that an enum declares. It is recorded by its constant and those of its tags, so that no name is ever
 * misspelled, and is Micrometer's {@link MeterDocumentation} to Micrometer's own tools:
 *
 * <pre>{@code
 * enum CareerMetrics implements DeclaredMetric {
 *     APPLICATIONS_SUBMITTED(Metric.counter("career.applications.submitted")
 *             .description("Applications that were accepted")
 *             .owner("career")
 *             .tag("channel", Channel.class));
 *
 *     private final Metric metric;
 *
 *     CareerMetrics(Metric metric) {
 *         this.metric = metric;
 *     }
 *
 *     public Metric metric() {
 *         return metric;
 *     }
 * }
 *
 * CareerMetrics.APPLICATIONS_SUBMITTED.counter(meters, Channel.WEB).increment();
 * }</pre>
 *
 * <p>Recording never throws. Tags come in any order; one that is not given has the value {@code none}, and a value of a
 * tag that the metric does not have is left out. A meter of another kind than declared is recorded all the same, unless
 * there is one of the declared kind already: then nothing is. An {@link AllowedValues} filter tells of all that.
 */
public interface DeclaredMetric extends MeterDocumentation {
    /** What this metric is. */
    Metric metric();

    /** The counter for these values of its tags, registered at the first call. */
    default Counter counter(MeterRegistry meters, TagValue... values) {
        return new MeterLookup(metric(), meters).counter(values);
    }

    /** The timer for these values of its tags, registered at the first call. */
    default Timer timer(MeterRegistry meters, TagValue... values) {
        return new MeterLookup(metric(), meters).timer(values);
    }

    /** The summary for these values of its tags, registered at the first call. */
    default DistributionSummary summary(MeterRegistry meters, TagValue... values) {
        return new MeterLookup(metric(), meters).summary(values);
    }

    /** The timer of running tasks for these values of its tags, registered at the first call. */
    default LongTaskTimer longTaskTimer(MeterRegistry meters, TagValue... values) {
        return new MeterLookup(metric(), meters).longTaskTimer(values);
    }

    /** Shows a state of an object for these values of its tags, for as long as the object is held by somebody. */
    default <T> Gauge gauge(MeterRegistry meters, T state, ToDoubleFunction<T> reading, TagValue... values) {
        return new MeterLookup(metric(), meters).gauge(state, reading, values);
    }

    /** Counts what an object has counted, for these values of its tags, for as long as the object is held by somebody. */
    default <T> FunctionCounter functionCounter(
            MeterRegistry meters, T counted, ToDoubleFunction<T> count, TagValue... values) {
        return new MeterLookup(metric(), meters).functionCounter(counted, count, values);
    }

    @Override
    default String getName() {
        return metric().name();
    }

    @Override
    default Meter.Type getType() {
        return metric().type();
    }

    @Override
    default @Nullable String getBaseUnit() {
        return metric().unit();
    }

    @Override
    default KeyName[] getKeyNames() {
        return metric().tags().toArray(KeyName[]::new);
    }
}
