package dev.hinomi.alerts.metrics;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.observability.metrics.DatadogNames;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a meter is called in Datadog: a counter or gauge has its own name; a timer or summary becomes {@code .count}, {@code .sum}
 * and {@code .max}, times in milliseconds.
 *
 * @param name the meter's name as Datadog gets it
 * @param tags its tags as Datadog gets them
 */
record MeterReadings(String name, Tags tags) {

    private static final List<String> SUFFIXES = List.of("", ".count", ".sum", ".max");

    /** Whether some reading of this meter may bear one of these names. */
    static boolean isNamedBy(Set<String> metrics, Meter.Id meter) {
        String name = DatadogNames.metricName(meter.getName());
        return SUFFIXES.stream().anyMatch(suffix -> metrics.contains(name + suffix));
    }

    Stream<Sample> of(Meter meter) {
        return meter.match(
                gauge -> gauge("", gauge.value()),
                counter -> total("", counter.count()),
                this::timer,
                summary -> distribution(summary.count(), summary.totalAmount(), summary.max()),
                longTask -> Stream.of(),
                timeGauge -> gauge("", timeGauge.value(TimeUnit.MILLISECONDS)),
                functionCounter -> running("", functionCounter.count()),
                this::functionTimer,
                other -> Stream.of());
    }

    private Stream<Sample> timer(Timer timer) {
        return distribution(timer.count(), timer.totalTime(TimeUnit.MILLISECONDS), timer.max(TimeUnit.MILLISECONDS));
    }

    private Stream<Sample> functionTimer(FunctionTimer timer) {
        return Stream.concat(running(".count", timer.count()), running(".sum", timer.totalTime(TimeUnit.MILLISECONDS)));
    }

    private Stream<Sample> distribution(long count, double sum, double max) {
        return Stream.of(total(".count", (double) count), total(".sum", sum), gauge(".max", max))
                .flatMap(samples -> samples);
    }

    private Stream<Sample> gauge(String suffix, double value) {
        return Stream.of(Sample.gauge(name + suffix, tags, value));
    }

    private Stream<Sample> total(String suffix, double value) {
        return Stream.of(Sample.cumulative(name + suffix, tags, value));
    }

    /** What the application counts for Micrometer may have begun long before its meter. */
    private Stream<Sample> running(String suffix, double value) {
        return Stream.of(Sample.running(name + suffix, tags, value));
    }
}
