package dev.hinomi.alerts.metrics;

import dev.hinomi.alerts.rule.AlertRule;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.simple.CountingMode;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds the totals of the meters that some rule names, beside the registry that ships them; every other meter is denied and costs
 * nothing here. Thread-safe.
 */
public final class AlertMeterRegistry extends SimpleMeterRegistry {

    /** A registry for the metrics of these rules. */
    public AlertMeterRegistry(Collection<AlertRule> rules, Clock clock) {
        super(new Cumulative(), clock);
        Set<String> metrics =
                rules.stream().flatMap(rule -> rule.query().metrics().stream()).collect(Collectors.toUnmodifiableSet());
        config().meterFilter(new NamedByRules(metrics));
    }

    private record NamedByRules(Set<String> metrics) implements MeterFilter {
        @Override
        public MeterFilterReply accept(Meter.Id id) {
            return MeterReadings.isNamedBy(metrics, id) ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
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
