package dev.hinomi.observability.metrics;

import dev.hinomi.observability.metrics.wire.SeriesType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What a meter becomes in Datadog, and its numbers: a counter or gauge one series of its own name; a timer or summary
 * {@code .count}, {@code .sum} and {@code .max}; a function timer {@code .count} and {@code .sum}; any other meter one
 * series per statistic, told apart by a {@code statistic} tag. There is no {@code .avg}: sum by count is exact.
 */
sealed interface Source {
    /** The unit of times, which is Datadog's habit. */
    TimeUnit TIME_UNIT = TimeUnit.MILLISECONDS;

    /** What the numbers are. */
    List<SeriesKind> kinds();

    /**
     * Reads the numbers of the step that has just ended, once a step; there is one for each of the {@link #kinds()}.
     *
     * @return whether there is something to tell: whether anything happened, or the meter is one that has a state
     */
    boolean read(double[] numbers);

    /** Makes a meter that counts by steps count for the current one; runs no code of the application. */
    default void join() {}

    /** The source that a meter is. */
    static Source of(Meter meter) {
        return meter.match(
                OfGauge::new,
                OfCounter::new,
                OfTimer::new,
                OfSummary::new,
                OfOthers::new,
                OfGauge::new,
                OfFunctionCounter::new,
                OfFunctionTimer::new,
                OfOthers::new);
    }

    /** What a meter of a type becomes, as far as its type tells; those of a meter of the application's own kind are unknown. */
    static List<SeriesKind> kindsOf(Meter.Type type) {
        return switch (type) {
            case COUNTER -> OfCounter.KINDS;
            case GAUGE, LONG_TASK_TIMER -> OfGauge.KINDS;
            case TIMER, DISTRIBUTION_SUMMARY -> OfTimer.KINDS;
            case OTHER -> List.of();
        };
    }

    /** A gauge, which always has a state. */
    record OfGauge(Gauge gauge) implements Source {
        private static final List<SeriesKind> KINDS = List.of(SeriesKind.gauge(""));

        @Override
        public List<SeriesKind> kinds() {
            return KINDS;
        }

        @Override
        public boolean read(double[] numbers) {
            numbers[0] = gauge.value();
            return true;
        }
    }

    /** A counter. */
    record OfCounter(Counter counter) implements Source {
        private static final List<SeriesKind> KINDS = List.of(SeriesKind.count(""));

        @Override
        public List<SeriesKind> kinds() {
            return KINDS;
        }

        @Override
        public boolean read(double[] numbers) {
            numbers[0] = counter.count();
            return numbers[0] != 0;
        }

        @Override
        public void join() {
            counter.count();
        }
    }

    /** A counter of somebody else's events. */
    record OfFunctionCounter(FunctionCounter counter) implements Source {
        @Override
        public List<SeriesKind> kinds() {
            return OfCounter.KINDS;
        }

        @Override
        public boolean read(double[] numbers) {
            numbers[0] = counter.count();
            return numbers[0] != 0;
        }
    }

    /** A timer. */
    record OfTimer(Timer timer) implements Source {
        private static final List<SeriesKind> KINDS =
                List.of(SeriesKind.occurrences(), SeriesKind.count(".sum"), SeriesKind.gauge(".max"));

        @Override
        public List<SeriesKind> kinds() {
            return KINDS;
        }

        @Override
        public boolean read(double[] numbers) {
            numbers[0] = (double) timer.count();
            numbers[1] = timer.totalTime(TIME_UNIT);
            numbers[2] = timer.max(TIME_UNIT);
            return numbers[0] != 0;
        }

        @Override
        public void join() {
            timer.count();
        }
    }

    /** A summary. */
    record OfSummary(DistributionSummary summary) implements Source {
        @Override
        public List<SeriesKind> kinds() {
            return OfTimer.KINDS;
        }

        @Override
        public boolean read(double[] numbers) {
            numbers[0] = (double) summary.count();
            numbers[1] = summary.totalAmount();
            numbers[2] = summary.max();
            return numbers[0] != 0;
        }

        @Override
        public void join() {
            summary.count();
        }
    }

    /** A timer of somebody else's events. */
    record OfFunctionTimer(FunctionTimer timer) implements Source {
        private static final List<SeriesKind> KINDS = List.of(SeriesKind.occurrences(), SeriesKind.count(".sum"));

        @Override
        public List<SeriesKind> kinds() {
            return KINDS;
        }

        @Override
        public boolean read(double[] numbers) {
            numbers[0] = timer.count();
            numbers[1] = timer.totalTime(TIME_UNIT);
            return numbers[0] != 0 || numbers[1] != 0;
        }
    }

    /** A long task timer, or a meter of the application's own kind: a state, as far as anybody can tell. */
    record OfOthers(Meter meter) implements Source {
        @Override
        public List<SeriesKind> kinds() {
            List<SeriesKind> kinds = new ArrayList<>();
            meter.measure().forEach(measurement -> kinds.add(kind(measurement.getStatistic())));
            return List.copyOf(kinds);
        }

        @Override
        public boolean read(double[] numbers) {
            int count = 0;
            for (Measurement measurement : meter.measure()) {
                if (count < numbers.length) {
                    numbers[count] = measurement.getValue();
                }
                count++;
            }
            if (count != numbers.length) {
                throw new IllegalStateException("The meter " + meter.getId() + " had " + numbers.length
                        + " measurements when it was registered and has " + count + " now: keep their number.");
            }
            return true;
        }

        private static SeriesKind kind(Statistic statistic) {
            boolean isCount =
                    statistic == Statistic.COUNT || statistic == Statistic.TOTAL || statistic == Statistic.TOTAL_TIME;
            SeriesType type = isCount ? SeriesType.COUNT : SeriesType.GAUGE;
            return new SeriesKind("", type, statistic.name().toLowerCase(Locale.ROOT), null);
        }
    }
}
