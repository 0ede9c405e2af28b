package dev.hinomi.observability;

import dev.hinomi.observability.delivery.Outlet;
import dev.hinomi.observability.events.EventShipping;
import dev.hinomi.observability.jobs.ExecutionId;
import dev.hinomi.observability.jobs.JobEvents;
import dev.hinomi.observability.jobs.JobLog;
import dev.hinomi.observability.jobs.JobRuns;
import dev.hinomi.observability.jobs.metrics.JobMeters;
import dev.hinomi.observability.logs.LogShipping;
import dev.hinomi.observability.logs.logback.DatadogAppender;
import dev.hinomi.observability.logs.settings.LogDestination;
import dev.hinomi.observability.logs.settings.LogLine;
import dev.hinomi.observability.logs.settings.LogRoute;
import dev.hinomi.observability.logs.settings.LogSetting;
import dev.hinomi.observability.logs.settings.LogSurroundings;
import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import dev.hinomi.observability.metrics.MetricDeliveries;
import dev.hinomi.observability.metrics.health.DeliveryMeters;
import dev.hinomi.observability.metrics.health.LogMeters;
import dev.hinomi.observability.metrics.metadata.MetadataShipping;
import dev.hinomi.observability.status.SignalStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that ships, wired to one another.
 *
 * @param route where the logs go, and why
 * @param logs what ships them; empty if they go nowhere
 * @param appender what hands them over
 * @param metrics the ways of the metrics
 * @param registry what publishes them
 * @param metadata what tells their meaning; empty without a key for that
 * @param events what ships events
 * @param jobs what watches jobs
 */
record Signals(
        LogRoute route,
        Optional<LogShipping> logs,
        DatadogAppender appender,
        MetricDeliveries metrics,
        HinomiMeterRegistry registry,
        Optional<MetadataShipping> metadata,
        EventShipping events,
        JobRuns jobs) {

    /** Starts all that is described. */
    static Signals start(Observability.Builder description) {
        LogRoute route = LogRoute.choose(
                description.logSettings, LogSurroundings.ofThisProcess().withDestination(true, true));
        Optional<LogShipping> logs = new LogLine(description.logSettings, description.identity, description.warnings)
                .open(route, Optional.of(new LogDestination(description.endpoints, description.apiKey)));
        MetricDeliveries metrics = metrics(description);
        EventShipping events = events(description);
        HinomiMeterRegistry registry = registry(description, metrics);
        JobRuns jobs = JobRuns.of(
                ExecutionId.ofThisProcess(),
                List.of(JobMeters.in(registry), JobEvents.to(events::ship), JobLog.create()));
        Signals signals = new Signals(
                route,
                logs,
                logs.map(route.isStandardOutput() ? DatadogAppender::printing : DatadogAppender::sharing)
                        .orElseGet(DatadogAppender::silent),
                metrics,
                registry,
                description.metricPlan.describe(registry, metrics.series(), description),
                events,
                jobs);
        signals.bindMeters();
        return signals;
    }

    private static MetricDeliveries metrics(Observability.Builder description) {
        return MetricDeliveries.builder(description.endpoints, description.apiKey)
                .queue(description.metricQueue, description.identity.get().service())
                .warnings(description.warnings)
                .closeDeadline(description.closeDeadline(), "raise " + LogSetting.SHUTDOWN_TIMEOUT.property())
                .start(description.publishing.distributions());
    }

    private static EventShipping events(Observability.Builder description) {
        return EventShipping.of(
                description.identity,
                EventShipping.delivery(description.endpoints, description.apiKey)
                        .warnings(description.warnings)
                        .closeDeadline(description.closeDeadline())
                        .start());
    }

    private static HinomiMeterRegistry registry(Observability.Builder description, MetricDeliveries metrics) {
        HinomiMeterRegistry.Builder described = HinomiMeterRegistry.builder(description.identity, metrics.series())
                .settings(description.publishing);
        metrics.distributions().ifPresent(described::distributionsTo);
        HinomiMeterRegistry registry = described.build();
        description.metricPlan.guard(registry, description.warnings);
        return registry;
    }

    private void bindMeters() {
        outlets().forEach(outlet -> new DeliveryMeters(outlet).bindTo(registry));
        logs.ifPresent(shipping -> new LogMeters(shipping).bindTo(registry));
    }

    /** The ways of all signals. */
    List<Outlet> outlets() {
        List<Outlet> outlets = new ArrayList<>();
        logs.ifPresent(shipping -> outlets.add(shipping.outlet()));
        outlets.addAll(metrics.all());
        outlets.add(events.outlet());
        return outlets;
    }

    /** The books of all signals, by their names. */
    Map<String, SignalStatus> books(String metricMode) {
        Map<String, SignalStatus> books = new LinkedHashMap<>();
        String mode = route.way().name().toLowerCase(Locale.ROOT);
        logs.ifPresent(shipping ->
                books.put(shipping.outlet().signal(), SignalStatus.of(mode, shipping.outlet(), shipping.suppressed())));
        metrics.all().forEach(delivery -> books.put(delivery.signal(), SignalStatus.of(metricMode, delivery)));
        books.put(events.outlet().signal(), SignalStatus.of(EventShipping.MODE, events.outlet()));
        return books;
    }

    /** Sends all that there is; answers whether nothing of it waits any longer. */
    boolean flush(Deadline deadline) {
        boolean metricsSent = registry.flush(deadline.left());
        boolean eventsSent = events.flush(deadline.left());
        return logs.map(shipping -> shipping.flush(deadline.left())).orElse(true) && metricsSent && eventsSent;
    }
}
