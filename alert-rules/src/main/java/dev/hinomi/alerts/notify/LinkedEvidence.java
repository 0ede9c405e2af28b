package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.query.Expression;
import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.rule.Dashboard;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.words.Wording;
import dev.hinomi.observability.events.deployments.DeploymentHistory;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.traces.exemplars.Exemplar;
import dev.hinomi.observability.traces.links.LogQuery;
import dev.hinomi.observability.traces.links.TimeWindow;
import dev.hinomi.observability.traces.links.TraceLinks;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Links to the rule's dashboard, the trace that shows best why it fired, the logs of its service, and the metric, all around the time when it
 * began; and the deployment that it came after. Thread-safe.
 */
public final class LinkedEvidence implements EvidenceSource {

    private static final Duration MARGIN = Duration.ofMinutes(15);

    private final RecentValues recent;
    private final BiFunction<Alert, Instant, Optional<Exemplar>> exemplars;
    private final TraceLinks links;
    private final Supplier<ServiceIdentity> identity;
    private final Supplier<Optional<DeploymentHistory>> deployments;

    /**
     * Evidence that knows of no deployment.
     *
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
        this(recent, exemplars, links, identity, Optional::empty);
    }

    private LinkedEvidence(
            RecentValues recent,
            BiFunction<Alert, Instant, Optional<Exemplar>> exemplars,
            TraceLinks links,
            Supplier<ServiceIdentity> identity,
            Supplier<Optional<DeploymentHistory>> deployments) {
        this.recent = recent;
        this.exemplars = exemplars;
        this.links = links;
        this.identity = identity;
        this.deployments = deployments;
    }

    /** The same with what is known of deployments. */
    public LinkedEvidence after(Supplier<Optional<DeploymentHistory>> known) {
        return new LinkedEvidence(recent, exemplars, links, identity, known);
    }

    @Override
    public Evidence of(Notification notification) {
        Alert alert = notification.alert();
        Instant since = notification.opened().at();
        TimeWindow window = TimeWindow.around(since, MARGIN);
        Wording wording = notification.wording();
        List<Evidence.Link> pages = new ArrayList<>();
        alert.rule()
                .ownership()
                .dashboard()
                .map(dashboard -> new Evidence.Link(wording.say("link.dashboard"), page(dashboard, window)))
                .ifPresent(pages::add);
        exemplars
                .apply(alert, since)
                .map(found -> new Evidence.Link(wording.say("link.trace"), links.trace(found.trace(), found.at())))
                .ifPresent(pages::add);
        pages.add(new Evidence.Link(wording.say("link.logs"), links.logs(logs(alert), window)));
        alert.rule().queries().stream()
                .findFirst()
                .map(query -> new Evidence.Link(wording.say("link.metric"), metric(query, window)))
                .ifPresent(pages::add);
        return new Evidence(recent.of(alert), Optional.empty(), deployed(since), pages);
    }

    private URI page(Dashboard dashboard, TimeWindow window) {
        return dashboard instanceof Dashboard.InDatadog known
                ? links.dashboard(known.id(), window)
                : ((Dashboard.Page) dashboard).address();
    }

    private Optional<Evidence.Deployed> deployed(Instant since) {
        return deployments
                .get()
                .flatMap(history -> history.before(since)
                        .map(earlier -> new Evidence.Deployed(
                                earlier, history.current().version(), Optional.ofNullable(history.previousVersion()))));
    }

    private LogQuery logs(Alert alert) {
        ServiceIdentity own = identity.get();
        LogQuery query = LogQuery.ofService(alert.rule().ownership().service().orElseGet(own::service));
        return own.env().map(query::inEnv).orElse(query);
    }

    private URI metric(MetricMonitor monitor, TimeWindow window) {
        Expression.MetricQuery first = monitor.queries().get(0);
        return links.metric(first.metric(), first.scope().canonical(), window);
    }
}
