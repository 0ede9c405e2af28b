package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.series.FleetAnswer;
import dev.hinomi.alerts.series.FleetSource;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.series.SeriesStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody answers who knows all processes. Each answer is decided on once. One that comes more than twice as late as it should
 * leaves a gap, and one that is none is a failure of the rule. Not safe for use by several threads.
 */
final class FleetProbe implements Probe {

    private final Condition.Asked condition;
    private final FleetSource fleet;
    private FleetAnswer answer = new FleetAnswer.Unknown();
    private FleetAnswer.@Nullable Measured last;

    FleetProbe(Condition.Asked condition, FleetSource fleet) {
        this.condition = condition;
        this.fleet = fleet;
    }

    @Override
    public Optional<Duration> news(Instant now) {
        FleetAnswer latest = fleet.latest(condition.query());
        if (latest.equals(answer) || latest instanceof FleetAnswer.Unknown) {
            return Optional.empty();
        }
        answer = latest;
        return Optional.of(latest instanceof FleetAnswer.Measured measured ? missed(measured) : Duration.ZERO);
    }

    private Duration missed(FleetAnswer.Measured measured) {
        FleetAnswer.Measured before = last;
        last = measured;
        if (before == null) {
            return Duration.ZERO;
        }
        Duration elapsed = Duration.between(before.at(), measured.at());
        return elapsed.compareTo(before.pause().multipliedBy(2)) > 0 ? elapsed : Duration.ZERO;
    }

    @Override
    public List<Probed> probe(SeriesStore store, Instant now) {
        if (answer instanceof FleetAnswer.Failed failed) {
            throw new IllegalStateException(failed.why());
        }
        List<Probed> groups = new ArrayList<>();
        if (answer instanceof FleetAnswer.Measured measured) {
            measured.groups().forEach((group, measurement) -> groups.add(probed(group, measurement)));
        }
        return groups;
    }

    private Probed probed(Tags group, Measurement measurement) {
        return measurement instanceof Measurement.NoData none
                ? Assessed.missing(group, none.reason())
                : Assessed.of(group, ((Measurement.Value) measurement).value(), condition.thresholds());
    }

    @Override
    public Duration history() {
        return Duration.ZERO;
    }

    @Override
    public boolean isGrouped() {
        return condition.query().isGrouped();
    }
}
