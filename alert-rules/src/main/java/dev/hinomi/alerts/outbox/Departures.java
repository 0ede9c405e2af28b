package dev.hinomi.alerts.outbox;

import dev.hinomi.alerts.notify.Owed;
import dev.hinomi.alerts.notify.Report;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.store.Instance;
import dev.hinomi.alerts.store.Instances;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

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
     * Forgets instances that are gone for long enough.
     *
     * @param since from when on they could save: while the store is away, nobody gives a sign of life
     * @return that it is over, for all that instances see that nobody knows any more
     */
    List<Report> follow(List<Owed> all, Instant since, Instant now) {
        Duration there = Duration.between(since, now);
        Set<String> known = new HashSet<>();
        for (Instance instance : instances.all()) {
            if (!isGone(instance, all, there) || !instances.forget(instance)) {
                known.add(instance.name());
            }
        }
        return all.stream()
                .filter(owed -> there.compareTo(patience(owed.alert().rule())) >= 0)
                .flatMap(owed -> ends(owed, known, now))
                .toList();
    }

    private static boolean isGone(Instance instance, List<Owed> all, Duration there) {
        Duration patience = all.stream()
                .filter(owed -> owed.reports().isSeenBy(instance.name()))
                .map(owed -> patience(owed.alert().rule()))
                .reduce(START, (one, other) -> one.compareTo(other) > 0 ? one : other);
        return !instance.isAlive() && instance.overdue().compareTo(patience) >= 0 && there.compareTo(patience) >= 0;
    }

    /** How long another instance needs to see the same. */
    static Duration patience(AlertRule rule) {
        return START.plus(rule.condition().window()).plus(rule.timing().pendingFor());
    }

    /** What was seen just now may have been read before whoever saw it was known. */
    private static Stream<Report> ends(Owed owed, Set<String> known, Instant now) {
        Instant latest = now.minus(patience(owed.alert().rule()));
        return owed.reports().affected().stream()
                .filter(instance -> !known.contains(instance))
                .map(instance -> new Report(
                        instance,
                        owed.target(),
                        owed.alert(),
                        Objects.requireNonNull(owed.reports().latest().get(instance))))
                .filter(report -> !report.transition().at().isAfter(latest))
                .map(report -> new Report(
                        report.instance(),
                        report.target(),
                        report.alert(),
                        report.transition().gone(now)));
    }
}
