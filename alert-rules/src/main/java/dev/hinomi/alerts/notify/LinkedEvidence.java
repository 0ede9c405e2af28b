package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.query.Expression;
import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.traces.exemplars.Exemplar;
import dev.hinomi.observability.traces.links.LogQuery;
import dev.hinomi.observability.traces.links.TimeWindow;
import dev.hinomi.observability.traces.links.TraceLinks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Links to the trace that shows best why it fired, the logs of its service, and the metric, all around the time when it began. Thread-safe.
 */
public final class LinkedEvidence implements EvidenceSource {

    private static final Duration MARGIN = Duration.ofMinutes(15);

    private final RecentValues recent;
    private final BiFunction<Alert, Instant, Optional<Exemplar>> exemplars;
    private final TraceLinks links;
    private final Supplier<ServiceIdentity> identity;

    /**
     * @param recent the last values of alerts
     * @param exemplars finds the trace to show for an alert at a time
     * @param links where pages are
     * @param identity whose logs are linked
     */
    public LinkedEvidence(
            RecentValues recent,
            BiFunction<Alert, Instant, Optional<Exemplar>> exemplars,
            TraceLinks links,
            Supplier<ServiceIdentity> identity) {
        this.recent = recent;
        this.exemplars = exemplars;
        this.links = links;
        this.identity = identity;
    }

    @Override
    public Evidence of(Notification notification) {
        Alert alert = notification.alert();
        Instant since = notification.opened().at();
        TimeWindow window = TimeWindow.around(since, MARGIN);
        List<Evidence.Link> pages = new ArrayList<>();
        exemplars
                .apply(alert, since)
                .map(found -> new Evidence.Link("Trace", links.trace(found.trace(), found.at())))
                .ifPresent(pages::add);
        pages.add(new Evidence.Link("Logs", links.logs(logs(alert), window)));
        alert.rule().queries().stream()
                .findFirst()
                .map(query -> metric(query, window))
                .ifPresent(pages::add);
        return new Evidence(recent.of(alert), Optional.empty(), pages);
    }

    private LogQuery logs(Alert alert) {
        ServiceIdentity own = identity.get();
        LogQuery query = LogQuery.ofService(alert.rule().ownership().service().orElseGet(own::service));
        return own.env().map(query::inEnv).orElse(query);
    }

    private Evidence.Link metric(MetricMonitor monitor, TimeWindow window) {
        Expression.MetricQuery first = monitor.queries().get(0);
        return new Evidence.Link(
                "Metric", links.metric(first.metric(), first.scope().canonical(), window));
    }
}
