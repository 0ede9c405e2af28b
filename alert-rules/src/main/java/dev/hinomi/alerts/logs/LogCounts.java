package dev.hinomi.alerts.logs;

import dev.hinomi.alerts.query.SearchMonitor;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.ErrorOptions;
import dev.hinomi.observability.logs.Fingerprints;
import dev.hinomi.observability.logs.LogEvent;
import dev.hinomi.observability.logs.LogWatch;
import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The log events of this process as series: every event that the search of a rule over {@code logs(…)} finds is counted where it is
 * logged, after the levels of loggers and before flood control and shipping. Thread-safe.
 */
public final class LogCounts implements LogWatch, CountingSource {

    private static final String SOURCE = "java";

    private final Speakers speakers;
    private final Fingerprints fingerprints;
    private final Counters counters = new Counters(SearchMonitor.Source.LOGS);

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
        this.speakers = new Speakers(identity, SOURCE);
        this.fingerprints = fingerprints;
    }

    @Override
    public void follow(Collection<AlertRule> rules) {
        counters.follow(rules);
    }

    @Override
    public void wakes(Runnable sleeper) {
        counters.wakes(sleeper);
    }

    @Override
    public boolean cares(String status) {
        return counters.cares(status);
    }

    @Override
    public void logged(LogEvent event) {
        counters.count(new LoggedEvent(event, speakers.now(), fingerprints), event.isCritical());
    }

    @Override
    public Collection<Sample> sample(Set<String> metrics) {
        return counters.sample(metrics);
    }
}
