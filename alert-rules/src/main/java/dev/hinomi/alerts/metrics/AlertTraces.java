package dev.hinomi.alerts.metrics;

import dev.hinomi.alerts.query.Expression;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.metrics.DatadogNames;
import dev.hinomi.observability.traces.exemplars.Exemplar;
import dev.hinomi.observability.traces.exemplars.Exemplars;
import dev.hinomi.observability.traces.links.TraceLinks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The trace that shows best why an alert fired: of what its query read within its window the last recording that failed, else the
 * slowest; the other way round where the query is about time. Thread-safe.
 */
public final class AlertTraces {

    /** The attribute of a logged transition with the trace's id. */
    public static final String TRACE_ID = "alert.trace_id";

    /** The attribute of a logged transition with the address of the trace's page. */
    public static final String TRACE = "alert.trace";

    private static final List<String> OF_TIME = List.of(".max", ".sum", ".avg");
    private static final List<String> SUFFIXES = List.of("", ".count", ".max", ".sum", ".avg");

    private final Exemplars exemplars;
    private final TraceLinks links;
    private final Supplier<ServiceIdentity> identity;

    /**
     * @param exemplars those of the {@link AlertMeterRegistry} that the rules are evaluated over
     * @param links where traces are shown
     * @param identity whose tags every series carries
     */
    public AlertTraces(Exemplars exemplars, TraceLinks links, Supplier<ServiceIdentity> identity) {
        this.exemplars = exemplars;
        this.links = links;
        this.identity = identity;
    }

    /** The exemplar to show for an alert at a time, if there is one. */
    public Optional<Exemplar> find(Alert alert, Instant at) {
        Instant since = at.minus(alert.rule().condition().window());
        List<Expression.MetricQuery> queries = alert.rule().queries().stream()
                .flatMap(monitor -> monitor.queries().stream())
                .toList();
        Optional<Exemplar> failed = queries.stream()
                .flatMap(query -> failed(query, alert.group(), since))
                .reduce((one, other) -> other.at().isAfter(one.at()) ? other : one);
        Optional<Exemplar> slowest = queries.stream()
                .flatMap(query -> slowest(query, alert.group(), since))
                .reduce((one, other) -> other.value() > one.value() ? other : one);
        return queries.stream().anyMatch(AlertTraces::isAboutTime)
                ? slowest.or(() -> failed)
                : failed.or(() -> slowest);
    }

    /** What a transition into trouble is logged with: {@value #TRACE_ID} and {@value #TRACE}. */
    public Map<String, String> attributes(Alert alert, Transition transition) {
        if (transition.incident().isEmpty() || transition.isResolution()) {
            return Map.of();
        }
        return find(alert, transition.at())
                .map(found -> Map.of(
                        TRACE_ID,
                        found.trace().traceId(),
                        TRACE,
                        links.trace(found.trace(), found.at()).toString()))
                .orElse(Map.of());
    }

    private Stream<Exemplar> failed(Expression.MetricQuery query, Tags group, Instant since) {
        return names(query).flatMap(name -> exemplars.failed(name, wanted(query, group), since).stream());
    }

    private Stream<Exemplar> slowest(Expression.MetricQuery query, Tags group, Instant since) {
        return names(query).flatMap(name -> exemplars.slowest(name, wanted(query, group), since).stream());
    }

    private Predicate<List<String>> wanted(Expression.MetricQuery query, Tags group) {
        Stream<String> known = identity.get().metricTags().stream().map(DatadogNames::tag);
        List<String> own = known.toList();
        return tags -> {
            Tags all = new Tags(Stream.concat(tags.stream(), own.stream()).toList());
            return query.scope().matches(all) && group.all().stream().allMatch(all::contains);
        };
    }

    private static Stream<String> names(Expression.MetricQuery query) {
        String metric = query.metric();
        return SUFFIXES.stream()
                .filter(metric::endsWith)
                .map(suffix -> metric.substring(0, metric.length() - suffix.length()));
    }

    private static boolean isAboutTime(Expression.MetricQuery query) {
        return OF_TIME.stream().anyMatch(query.metric()::endsWith);
    }
}
