package dev.hinomi.observability.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/**
 * What a meter becomes in Datadog: a counter or gauge one series of its own name; a timer or summary
 * {@code .count}, {@code .sum} and {@code .max}; a function timer {@code .count} and {@code .sum}; any other meter one
 * series per statistic, told apart by a {@code statistic} tag. There is no {@code .avg}: sum by count is exact.
 */
final class Readings {
    private final TimeUnit timeUnit;

    Readings(TimeUnit timeUnit) {
        this.timeUnit = timeUnit;
    }

    /** The numbers of the step that has just ended. */
    List<Reading> of(Meter meter) {
        return meter.match(
                this::gauge,
                this::counter,
                this::timer,
                this::summary,
                this::others,
                this::gauge,
                this::functionCounter,
                this::functionTimer,
                this::others);
    }

    private List<Reading> gauge(Gauge gauge) {
        return List.of(Reading.gauge("", gauge.value()));
    }

    private List<Reading> counter(Counter counter) {
        return List.of(Reading.count("", counter.count()));
    }

    private List<Reading> functionCounter(FunctionCounter counter) {
        return List.of(Reading.count("", counter.count()));
    }

    private List<Reading> timer(Timer timer) {
        return List.of(
                Reading.occurrences((double) timer.count()),
                Reading.count(".sum", timer.totalTime(timeUnit)),
                Reading.gauge(".max", timer.max(timeUnit)));
    }

    private List<Reading> functionTimer(FunctionTimer timer) {
        return List.of(Reading.occurrences(timer.count()), Reading.count(".sum", timer.totalTime(timeUnit)));
    }

    private List<Reading> summary(DistributionSummary summary) {
        return List.of(
                Reading.occurrences((double) summary.count()),
                Reading.count(".sum", summary.totalAmount()),
                Reading.gauge(".max", summary.max()));
    }

    private List<Reading> others(Meter meter) {
        return StreamSupport.stream(meter.measure().spliterator(), false)
                .map(Readings::measurement)
                .toList();
    }

    private static Reading measurement(Measurement measurement) {
        Statistic statistic = measurement.getStatistic();
        boolean cumulative =
                statistic == Statistic.COUNT || statistic == Statistic.TOTAL || statistic == Statistic.TOTAL_TIME;
        return new Reading(
                "",
                cumulative ? SeriesType.COUNT : SeriesType.GAUGE,
                measurement.getValue(),
                statistic.name().toLowerCase(Locale.ROOT),
                null);
    }
}
