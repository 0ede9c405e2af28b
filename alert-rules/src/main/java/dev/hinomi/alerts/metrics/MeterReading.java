package dev.hinomi.alerts.metrics;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.alerts.series.SeriesKey;
import dev.hinomi.observability.metrics.DatadogNames;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * One of the values that a meter has in Datadog: a counter or gauge has its own name; a timer or summary becomes {@code .count},
 * {@code .sum} and {@code .max}, times in milliseconds.
 *
 * @param key the series, as Datadog gets it
 * @param kind what the value means
 * @param value reads it
 */
record MeterReading(SeriesKey key, Sample.Kind kind, DoubleSupplier value) {

    private static final List<String> SUFFIXES = List.of("", ".count", ".sum", ".max");

    /** Whether some reading of this meter may bear one of these names. */
    static boolean isNamedBy(Set<String> metrics, Meter.Id meter) {
        String name = DatadogNames.metricName(meter.getName());
        return SUFFIXES.stream().anyMatch(suffix -> metrics.contains(name + suffix));
    }

    /** All readings of a meter, which carry its tags and these. */
    static List<MeterReading> of(Meter meter, List<String> further) {
        Stream<String> own =
                meter.getId().getTags().stream().map(tag -> DatadogNames.tag(tag.getKey(), tag.getValue()));
        Tags tags = new Tags(Stream.concat(own, further.stream()).toList());
        Naming naming = new Naming(DatadogNames.metricName(meter.getId().getName()), tags);
        return meter.match(
                gauge -> List.of(naming.gauge("", gauge::value)),
                counter -> List.of(naming.total("", counter::count)),
                naming::timer,
                naming::summary,
                longTask -> List.of(),
                timeGauge -> List.of(naming.gauge("", () -> timeGauge.value(TimeUnit.MILLISECONDS))),
                functionCounter -> List.of(naming.running("", functionCounter::count)),
                naming::functionTimer,
                other -> List.of());
    }

    private record Naming(String name, Tags tags) {

        List<MeterReading> timer(Timer timer) {
            return List.of(
                    total(".count", timer::count),
                    total(".sum", () -> timer.totalTime(TimeUnit.MILLISECONDS)),
                    gauge(".max", () -> timer.max(TimeUnit.MILLISECONDS)));
        }

        List<MeterReading> summary(DistributionSummary summary) {
            return List.of(
                    total(".count", summary::count), total(".sum", summary::totalAmount), gauge(".max", summary::max));
        }

        List<MeterReading> functionTimer(FunctionTimer timer) {
            return List.of(
                    running(".count", timer::count), running(".sum", () -> timer.totalTime(TimeUnit.MILLISECONDS)));
        }

        MeterReading gauge(String suffix, DoubleSupplier value) {
            return new MeterReading(new SeriesKey(name + suffix, tags), Sample.Kind.GAUGE, value);
        }

        MeterReading total(String suffix, DoubleSupplier value) {
            return new MeterReading(new SeriesKey(name + suffix, tags), Sample.Kind.CUMULATIVE, value);
        }

        /** What the application counts for Micrometer may have begun long before its meter. */
        MeterReading running(String suffix, DoubleSupplier value) {
            return new MeterReading(new SeriesKey(name + suffix, tags), Sample.Kind.RUNNING, value);
        }
    }
}
