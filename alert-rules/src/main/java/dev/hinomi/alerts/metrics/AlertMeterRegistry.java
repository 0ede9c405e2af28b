package dev.hinomi.alerts.metrics;

import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.observability.metrics.DatadogNames;
import dev.hinomi.observability.traces.exemplars.ExemplarSeries;
import dev.hinomi.observability.traces.exemplars.Exemplars;
import dev.hinomi.observability.traces.exemplars.Failure;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.cumulative.CumulativeCounter;
import io.micrometer.core.instrument.cumulative.CumulativeTimer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.CountingMode;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.core.instrument.util.TimeUtils;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds the totals of the meters that some rule names, beside the registry that ships them, and exemplars of their traces; every
 * other meter is denied and costs nothing here. It has no percentiles. Thread-safe.
 */
public final class AlertMeterRegistry extends SimpleMeterRegistry {

    private final Exemplars exemplars;
    private final NamedByRules named;
    private final List<CompositeMeterRegistry> joined = new CopyOnWriteArrayList<>();

    /** A registry for the metrics of these rules. */
    public AlertMeterRegistry(Collection<AlertRule> rules, Clock clock) {
        this(rules, clock, Exemplars.create(() -> Instant.ofEpochMilli(clock.wallTime())));
    }

    /** A registry for the metrics of these rules that keeps exemplars of them there. */
    public AlertMeterRegistry(Collection<AlertRule> rules, Clock clock, Exemplars exemplars) {
        super(new Cumulative(), clock);
        this.exemplars = exemplars;
        Set<String> metrics =
                rules.stream().flatMap(rule -> rule.metrics().stream()).collect(Collectors.toUnmodifiableSet());
        this.named = new NamedByRules(metrics);
        config().meterFilter(named);
    }

    /**
     * Joins a composite, and can join it anew when rules name further metrics, so that meters which it has already are measured from then
     * on.
     */
    public void join(CompositeMeterRegistry composite) {
        joined.add(composite);
        if (!composite.getRegistries().contains(this)) {
            composite.add(this);
        }
    }

    /** Measures these as well from now on: what is registered later, and what a composite has that was {@link #join joined}. */
    void measure(Set<String> metrics) {
        if (named.adds(metrics)) {
            joined.forEach(composite -> {
                composite.remove(this);
                composite.add(this);
            });
        }
    }

    @Override
    protected Timer newTimer(Meter.Id id, DistributionStatisticConfig statistics, PauseDetector pauses) {
        return series(id)
                .<Timer>map(kept -> new ExemplaryTimer(id, clock, statistics, pauses, kept))
                .orElseGet(() -> super.newTimer(id, statistics, pauses));
    }

    @Override
    protected Counter newCounter(Meter.Id id) {
        return series(id).<Counter>map(kept -> new ExemplaryCounter(id, kept)).orElseGet(() -> super.newCounter(id));
    }

    private Optional<ExemplarSeries> series(Meter.Id id) {
        boolean failing = Failure.isToldBy(id::getTag) || Failure.isNamedBy(id.getName());
        List<String> tags = id.getTags().stream()
                .map(tag -> DatadogNames.tag(tag.getKey(), tag.getValue()))
                .toList();
        return exemplars.series(DatadogNames.metricName(id.getName()), tags, failing);
    }

    private static final class ExemplaryTimer extends CumulativeTimer {
        private final ExemplarSeries kept;

        ExemplaryTimer(
                Meter.Id id,
                Clock clock,
                DistributionStatisticConfig statistics,
                PauseDetector pauses,
                ExemplarSeries kept) {
            super(id, clock, statistics, pauses, TimeUnit.MILLISECONDS, false);
            this.kept = kept;
        }

        @Override
        protected void recordNonNegative(long amount, TimeUnit unit) {
            super.recordNonNegative(amount, unit);
            kept.offer(TimeUtils.convert((double) amount, unit, TimeUnit.MILLISECONDS));
        }
    }

    private static final class ExemplaryCounter extends CumulativeCounter {
        private final ExemplarSeries kept;

        ExemplaryCounter(Meter.Id id, ExemplarSeries kept) {
            super(id);
            this.kept = kept;
        }

        @Override
        public void increment(double amount) {
            super.increment(amount);
            kept.offer(amount);
        }
    }

    /** Whoever adds names is one thread. */
    private static final class NamedByRules implements MeterFilter {
        private volatile Set<String> metrics;

        NamedByRules(Set<String> metrics) {
            this.metrics = metrics;
        }

        boolean adds(Set<String> more) {
            Set<String> known = metrics;
            if (known.containsAll(more)) {
                return false;
            }
            Set<String> all = new HashSet<>(known);
            all.addAll(more);
            metrics = Set.copyOf(all);
            return true;
        }

        @Override
        public MeterFilterReply accept(Meter.Id id) {
            return MeterReading.isNamedBy(metrics, id) ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
        }
    }

    private record Cumulative() implements SimpleConfig {
        @Override
        public CountingMode mode() {
            return CountingMode.CUMULATIVE;
        }

        @Override
        public @Nullable String get(String key) {
            return null;
        }
    }
}
