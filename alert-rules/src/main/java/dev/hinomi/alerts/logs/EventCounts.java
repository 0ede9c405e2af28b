package dev.hinomi.alerts.logs;

import dev.hinomi.alerts.events.EventNotifier;
import dev.hinomi.alerts.query.SearchMonitor;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.observability.events.Event;
import dev.hinomi.observability.events.EventWatch;
import dev.hinomi.observability.identity.ServiceIdentity;
import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The events that this process ships into Datadog's event stream as series: every event that the search of a rule over {@code
 * events(…)} finds is counted as it is shipped, whatever time it names. Events that tell of an alert are not counted, so that none keeps
 * itself alive. Thread-safe.
 */
public final class EventCounts implements EventWatch, CountingSource {

    private final Speakers speakers;
    private final Counters counters = new Counters(SearchMonitor.Source.EVENTS);

    /** Counts nothing before it {@link #follow follows} rules; let a shipping show it its events. */
    public EventCounts(Supplier<ServiceIdentity> identity) {
        this.speakers = new Speakers(identity, Event.SOURCE);
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
    public void happened(Event event) {
        if (!EventNotifier.isOfAlert(event)) {
            counters.count(new StreamedEvent(event, speakers.now()), false);
        }
    }

    @Override
    public Collection<Sample> sample(Set<String> metrics) {
        return counters.sample(metrics);
    }
}
