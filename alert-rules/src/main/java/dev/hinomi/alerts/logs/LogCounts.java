package dev.hinomi.alerts.logs;

import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.series.MeasurementSource;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.ErrorOptions;
import dev.hinomi.observability.logs.Fingerprints;
import dev.hinomi.observability.logs.LogEvent;
import dev.hinomi.observability.logs.LogWatch;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log events of this process as series: every event that a rule's search finds is counted where it is logged, after the levels of
 * loggers and before flood control and shipping, whether or not it is shipped. An event that may matter at once (one that is marked
 * critical, or one that alone crosses a threshold) wakes the evaluation; the thread that logs does nothing more for it. Thread-safe.
 */
public final class LogCounts implements LogWatch, MeasurementSource {

    private static final Logger LOG = LoggerFactory.getLogger("dev.hinomi.alerts");

    private final Supplier<ServiceIdentity> identity;
    private final Fingerprints fingerprints;
    private final Set<String> told = new HashSet<>();
    private volatile Watched watched = new Watched(List.of(), Set.of(), Set.of());
    private volatile Spoken spoken;
    private volatile Runnable wake = LogCounts::nobody;

    /**
     * What is looked for.
     *
     * @param counters what is counted
     * @param statuses the only statuses that matter; any does when empty
     * @param immediate the series of which one more event matters at once
     */
    private record Watched(List<LogCounter> counters, Set<String> statuses, Set<String> immediate) {}

    private record Spoken(ServiceIdentity identity, Speaker speaker) {}

    /** Counts nothing before it {@link #follow follows} rules. */
    public LogCounts(Supplier<ServiceIdentity> identity) {
        this(identity, Fingerprints.of(ErrorOptions.defaults()));
    }

    /**
     * The same with the fingerprints that the lines of this process carry.
     *
     * @param fingerprints what {@code @error.fingerprint} is compared with
     */
    public LogCounts(Supplier<ServiceIdentity> identity, Fingerprints fingerprints) {
        this.identity = identity;
        this.fingerprints = fingerprints;
        this.spoken = spoken(identity.get());
    }

    private static Spoken spoken(ServiceIdentity identity) {
        return new Spoken(identity, Speaker.of(identity));
    }

    /** Counts what these rules look for from now on, and goes on with what was counted before. */
    public void follow(Collection<AlertRule> rules) {
        Map<String, LogCounter> known = new HashMap<>();
        watched.counters().forEach(counter -> known.put(counter.series(), counter));
        Map<String, LogCounter> counters = new LinkedHashMap<>();
        Set<String> immediate = new HashSet<>();
        for (AlertRule rule : rules) {
            if (rule.condition() instanceof Condition.Counted counted) {
                String series = counted.query().series();
                LogCounter before = known.get(series);
                counters.computeIfAbsent(series, name -> before == null ? new LogCounter(counted.query()) : before);
                if (counted.isCrossedByOne()) {
                    immediate.add(series);
                }
            }
        }
        List<LogCounter> all = List.copyOf(counters.values());
        watched = new Watched(all, statuses(all), Set.copyOf(immediate));
    }

    private static Set<String> statuses(List<LogCounter> counters) {
        Set<String> statuses = new HashSet<>();
        for (LogCounter counter : counters) {
            if (counter.statuses().isEmpty()) {
                return Set.of();
            }
            statuses.addAll(counter.statuses());
        }
        return Set.copyOf(statuses);
    }

    private static void nobody() {}

    /** Who is woken by an event that may matter at once; must do no more than wake somebody. */
    public void wakes(Runnable sleeper) {
        wake = sleeper;
    }

    @Override
    public boolean cares(String status) {
        Watched current = watched;
        return !current.counters().isEmpty()
                && (current.statuses().isEmpty() || current.statuses().contains(LogStatus.of(status)));
    }

    @Override
    public void logged(LogEvent event) {
        Watched current = watched;
        SeenEvent seen = new SeenEvent(event, speaker(), fingerprints);
        boolean urgent = false;
        for (LogCounter counter : current.counters()) {
            urgent |= isCounted(counter, seen)
                    && (event.isCritical() || current.immediate().contains(counter.series()));
        }
        if (urgent) {
            wake.run();
        }
    }

    /** A value of the application may throw when it is read; the application only logged. */
    private static boolean isCounted(LogCounter counter, SeenEvent event) {
        try {
            return counter.count(event);
        } catch (RuntimeException | StackOverflowError unreadable) {
            return false;
        }
    }

    private Speaker speaker() {
        Spoken known = spoken;
        ServiceIdentity current = identity.get();
        if (!known.identity().equals(current)) {
            known = spoken(current);
            spoken = known;
        }
        return known.speaker();
    }

    @Override
    public Collection<Sample> sample(Set<String> metrics) {
        List<LogCounter> counters = watched.counters();
        counters.stream().filter(counter -> counter.refused() > 0).forEach(this::tellLimit);
        return counters.stream()
                .filter(counter -> metrics.contains(counter.series()))
                .flatMap(LogCounter::samples)
                .toList();
    }

    private void tellLimit(LogCounter counter) {
        if (told.add(counter.series())) {
            LOG.atWarn()
                    .addKeyValue("evt.name", "alert.limit")
                    .log(
                            "Not everything is evaluated: {} has more than {} groups; group by facets with fewer values",
                            counter.series(),
                            LogCounter.MOST_GROUPS);
        }
    }
}
