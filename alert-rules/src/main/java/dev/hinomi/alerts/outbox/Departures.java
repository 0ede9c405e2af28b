package dev.hinomi.alerts.outbox;

import dev.hinomi.alerts.notify.Owed;
import dev.hinomi.alerts.notify.Report;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.store.Instance;
import dev.hinomi.alerts.store.Instances;
import dev.hinomi.alerts.store.OutboxEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Ends what only instances saw that are gone. An instance of the next version may see the same, but not before its windows are full: an
 * incident goes on for as long as that takes, so that a deployment ends none that has not ended.
 */
final class Departures {

    /** What a new instance needs to start and be measured. */
    private static final Duration START = Duration.ofMinutes(2);

    private final Instances instances;

    Departures(Instances instances) {
        this.instances = instances;
    }

    /**
     * Forgets instances that are gone for long enough, and says of what they saw that it is over.
     *
     * @param since from when on they could save: while the store is away, nobody gives a sign of life
     */
    void follow(List<Owed> all, Instant since, Instant now) {
        Duration there = Duration.between(since, now);
        for (Instance instance : instances.all()) {
            List<Owed> seen = all.stream()
                    .filter(owed -> owed.reports().isSeenBy(instance.name()))
                    .toList();
            Duration patience = patience(seen);
            if (!instance.isAlive() && instance.overdue().compareTo(patience) >= 0 && there.compareTo(patience) >= 0) {
                instances.forget(instance, ends(instance.name(), seen, now));
            }
        }
    }

    private static Duration patience(List<Owed> seen) {
        return seen.stream()
                .map(owed -> patience(owed.alert().rule()))
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /** How long another instance needs to see the same. */
    static Duration patience(AlertRule rule) {
        return START.plus(rule.condition().window()).plus(rule.timing().pendingFor());
    }

    private static List<OutboxEntry> ends(String instance, List<Owed> seen, Instant now) {
        return seen.stream()
                .map(owed -> new Report(
                        instance,
                        owed.target(),
                        owed.alert(),
                        Optional.ofNullable(owed.reports().latest().get(instance))
                                .orElseThrow()
                                .gone(now)))
                .map(report -> Script.write(new Happening.Seen(report, Optional.empty())))
                .collect(Collectors.toList());
    }
}
