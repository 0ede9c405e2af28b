package dev.hinomi.observability;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.datadog.DatadogSite;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.delivery.Outlet;
import dev.hinomi.observability.events.EventShipping;
import dev.hinomi.observability.identity.EcsMetadata;
import dev.hinomi.observability.identity.IdentityResolution;
import dev.hinomi.observability.identity.IdentitySource;
import dev.hinomi.observability.identity.ServiceIdentity;
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
import dev.hinomi.observability.logs.settings.LogSettings;
import dev.hinomi.observability.logs.settings.LogSurroundings;
import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import dev.hinomi.observability.metrics.MetricDeliveries;
import dev.hinomi.observability.metrics.MetricQueue;
import dev.hinomi.observability.metrics.PublishSettings;
import dev.hinomi.observability.metrics.budget.Budgets;
import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import dev.hinomi.observability.metrics.health.DeliveryMeters;
import dev.hinomi.observability.metrics.health.HealthMetrics;
import dev.hinomi.observability.metrics.health.LogMeters;
import dev.hinomi.observability.metrics.metadata.MetadataShipping;
import dev.hinomi.observability.status.SignalStatus;
import dev.hinomi.observability.status.Status;
import dev.hinomi.observability.time.Ticker;
import dev.hinomi.observability.traces.Untraced;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Logs and metrics of one service on their way to Datadog. Start it once, attach {@link #appender()} to Logback, record on
 * {@link #registry()}, and close it last. Thread-safe.
 *
 * <pre>{@code
 * try (Observability observability = Observability.builder(ServiceIdentity.of("career-api"), Secret.of(key))
 *         .site(DatadogSite.AP1)
 *         .start()) {
 *     observability.registry().counter("career.applications.submitted").increment();
 * }
 * }</pre>
 */
public final class Observability implements AutoCloseable {
    private static final String EVENTS_MODE = "memory";
    private static final Duration CLOSE_MARGIN = Duration.ofMillis(100);

    private final Supplier<ServiceIdentity> identity;
    private final List<String> parts;
    private final Optional<LogShipping> logs;
    private final MetricDeliveries metrics;
    private final EventShipping events;
    private final DatadogAppender appender;
    private final String metricMode;
    private final HinomiMeterRegistry registry;
    private final Optional<MetadataShipping> metadata;
    private final JobRuns jobs;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicBoolean closing = new AtomicBoolean();
    private final LocalWarnings warnings;
    private final Optional<Thread> hook;
    private final LogRoute route;
    private final Ticker ticker;
    private final Duration closeDeadline;

    private Observability(Builder parts) {
        this.identity = parts.identity;
        this.ticker = parts.ticker;
        this.closeDeadline = parts.logSettings.get(LogSetting.SHUTDOWN_TIMEOUT);
        this.route = LogRoute.choose(
                parts.logSettings, LogSurroundings.ofThisProcess().withDestination(true, true));
        this.parts = parts.words(route);
        this.logs = new LogLine(parts.logSettings, parts.identity, parts.warnings)
                .open(route, Optional.of(new LogDestination(parts.endpoints, parts.apiKey)));
        this.metricMode = parts.metricQueue.mode().name().toLowerCase(Locale.ROOT);
        this.metrics = MetricDeliveries.builder(parts.endpoints, parts.apiKey)
                .queue(parts.metricQueue, identity.get().service())
                .warnings(parts.warnings)
                .closeDeadline(closeDeadline, "raise " + LogSetting.SHUTDOWN_TIMEOUT.property())
                .start(parts.publishing.distributions());
        this.events = EventShipping.of(
                parts.identity,
                EventShipping.delivery(parts.endpoints, parts.apiKey)
                        .warnings(parts.warnings)
                        .closeDeadline(closeDeadline)
                        .start());
        this.appender = logs.map(route.isStandardOutput() ? DatadogAppender::printing : DatadogAppender::sharing)
                .orElseGet(DatadogAppender::silent);
        HinomiMeterRegistry.Builder described =
                HinomiMeterRegistry.builder(parts.identity, metrics.series()).settings(parts.publishing);
        metrics.distributions().ifPresent(described::distributionsTo);
        this.registry = described.build();
        parts.metricPlan.guard(registry, parts.warnings);
        this.metadata = parts.metricPlan.describe(
                registry,
                metrics.series(),
                parts.endpoints,
                parts.apiKey,
                identity.get().service(),
                parts.metricQueue,
                parts.warnings);
        metrics.all().forEach(delivery -> new DeliveryMeters(delivery).bindTo(registry));
        logs.ifPresent(shipping -> {
            new DeliveryMeters(shipping.outlet()).bindTo(registry);
            new LogMeters(shipping).bindTo(registry);
        });
        new DeliveryMeters(events.outlet()).bindTo(registry);
        this.jobs = JobRuns.of(
                ExecutionId.ofThisProcess(),
                List.of(JobMeters.in(registry), JobEvents.to(events::ship), JobLog.create()));
        this.warnings = parts.warnings;
        this.hook = parts.hooked ? Optional.of(new Thread(this::close, "hinomi-shutdown")) : Optional.empty();
        hook.ifPresent(Runtime.getRuntime()::addShutdownHook);
    }

    /**
     * Who this process is: system properties {@code hinomi.*}, then {@code DD_*} variables, then the fallback, enriched
     * by what ECS tells within a second.
     */
    public static IdentitySource identityOfThisProcess(String fallbackService) {
        ServiceIdentity known = IdentityResolution.ofThisProcess().resolve(fallbackService);
        return IdentitySource.of(
                known, EcsMetadata.linkLocal().asking(Untraced::wrap).enrich(known, System::getenv));
    }

    /** Starts the description of an observability for a service whose identity is known. */
    public static Builder builder(ServiceIdentity identity, Secret apiKey) {
        return builder(() -> identity, apiKey);
    }

    /** Starts the description of an observability for a service whose identity may become richer later. */
    public static Builder builder(Supplier<ServiceIdentity> identity, Secret apiKey) {
        return new Builder(identity, apiKey);
    }

    /** The metrics that Hinomi itself emits, beside those of its alerts. */
    public static MetricCatalogue catalogue() {
        return MetricCatalogue.of(HealthMetrics.values()).and(JobMeters.catalogue());
    }

    /** The appender to attach to a Logback logger; give it the logger's context and start it first. */
    public DatadogAppender appender() {
        return appender;
    }

    /** The registry to record on. */
    public HinomiMeterRegistry registry() {
        return registry;
    }

    /** The batch jobs of this process. */
    public JobRuns jobs() {
        return jobs;
    }

    /** The events of this service. */
    public EventShipping events() {
        return events;
    }

    /** Where the logs go, and why. */
    public LogRoute logRoute() {
        return route;
    }

    /** How the logs fare; empty if they go nowhere. */
    public Optional<Outlet> logs() {
        return logs.map(LogShipping::outlet);
    }

    /** How the series of metrics fare. */
    public Delivery metrics() {
        return metrics.series();
    }

    /** How the distributions of metrics fare; empty if there are none. */
    public Optional<Outlet> distributions() {
        return metrics.distributions().map(delivery -> delivery);
    }

    /** How everything fares at this moment; {@code toString()} is made for people. */
    public Status status() {
        Map<String, SignalStatus> signals = new LinkedHashMap<>();
        String mode = route.way().name().toLowerCase(Locale.ROOT);
        logs.ifPresent(shipping -> signals.put(
                shipping.outlet().signal(), SignalStatus.of(mode, shipping.outlet(), shipping.suppressed())));
        metrics.all().forEach(delivery -> signals.put(delivery.signal(), SignalStatus.of(metricMode, delivery)));
        signals.put(events.outlet().signal(), SignalStatus.of(EVENTS_MODE, events.outlet()));
        return Status.of(identity.get(), parts, signals);
    }

    /**
     * Sends everything recorded and logged so far.
     *
     * @return whether nothing of it waits any longer: in time it was sent, or given up and counted as dropped
     */
    public boolean flush(Duration atMost) {
        long end = ticker.nanos() + atMost.toNanos();
        boolean metricsSent = registry.flush(atMost);
        boolean eventsSent = events.flush(until(end));
        return logs.map(shipping -> shipping.flush(until(end))).orElse(true) && metricsSent && eventsSent;
    }

    /**
     * Ends the jobs that still run, publishes the last points, sends what waits, and stops, all within the
     * {@code shutdownTimeout} of the logs. Called again, at the same time too, it waits for the first call and does nothing.
     * The hook of the JVM calls it, unless that was not wanted.
     */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            try {
                end(ticker.nanos() + closeDeadline.toNanos());
            } finally {
                closed.countDown();
                removeHook();
            }
        } else {
            awaitClosed();
        }
    }

    /** Logs last: whatever happens on the way is told in them. Metrics and events leave side by side with them. */
    private void end(long deadline) {
        metadata.ifPresent(MetadataShipping::close);
        jobs.close();
        registry.close();
        Thread points = aside("metrics", () -> metrics.close(until(deadline)));
        Thread news = aside("events", () -> events.close(until(deadline)));
        logs.ifPresent(shipping -> shipping.close(until(deadline)));
        appender.stop();
        join(points, deadline);
        join(news, deadline);
        tellWhatWaits();
    }

    private static Thread aside(String signal, Runnable work) {
        Thread thread = new Thread(work, "hinomi-" + signal + "-close");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void join(Thread thread, long deadline) {
        try {
            // A close may take a little longer than it was given, and its books should be read when it is over.
            TimeUnit.NANOSECONDS.timedJoin(
                    thread, until(deadline).plus(CLOSE_MARGIN).toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellWhatWaits() {
        logs().ifPresent(this::tellWhatWaits);
        metrics.all().forEach(this::tellWhatWaits);
    }

    private void tellWhatWaits(Outlet outlet) {
        long waiting = outlet.counts().queued();
        if (waiting > 0) {
            warnings.warn(
                    "Hinomi: " + waiting + " " + outlet.signal()
                            + " could not be sent before the end and wait on disk for the next process of this service on this machine.");
        }
    }

    private void removeHook() {
        try {
            hook.ifPresent(Runtime.getRuntime()::removeShutdownHook);
        } catch (IllegalStateException shuttingDown) {
            // The JVM is ending: it is this hook that closes, or it will find everything closed.
            return;
        }
    }

    private void awaitClosed() {
        try {
            closed.await(closeDeadline.plus(CLOSE_MARGIN).toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration until(long end) {
        return Duration.ofNanos(Math.max(0, end - ticker.nanos()));
    }

    /** Describes an observability; not thread-safe. */
    public static final class Builder {
        private final Supplier<ServiceIdentity> identity;
        private final Secret apiKey;
        private final Ticker ticker = Ticker.system();
        private DatadogEndpoints endpoints = DatadogSite.US1.endpoints();
        private LocalWarnings warnings = LocalWarnings.standardError();
        private LogSettings logSettings = LogSettings.defaults();
        private MetricQueue metricQueue = MetricQueue.ofDefaults();
        private PublishSettings publishing = PublishSettings.ofDefaults();
        private MetricPlan metricPlan = MetricPlan.DEFAULT;
        private boolean hooked = true;

        private Builder(Supplier<ServiceIdentity> identity, Secret apiKey) {
            this.identity = identity;
            this.apiKey = apiKey;
        }

        /** The site the organisation lives on; {@code datadoghq.com} by default. */
        public Builder site(DatadogSite site) {
            this.endpoints = site.endpoints();
            return this;
        }

        /** One address for everything instead of a site, such as a sandbox's. */
        public Builder url(URI url) {
            this.endpoints = DatadogEndpoints.at(url);
            return this;
        }

        /** Where trouble is told; the standard error stream by default. */
        public Builder warnings(LocalWarnings value) {
            this.warnings = value;
            return this;
        }

        /** How logs are written and shipped; durable by default, unless somebody else collects them. */
        public Builder logs(LogSettings value) {
            this.logSettings = value;
            return this;
        }

        /** Where points wait; in files of the service's own by default. */
        public Builder metricQueue(MetricQueue value) {
            this.metricQueue = value;
            return this;
        }

        /**
         * How often metrics are published; every minute by default.
         *
         * @throws IllegalArgumentException if it is not a whole number of seconds from 1 s to 1 h
         */
        public Builder step(Duration value) {
            return publishing(publishing.withStep(value));
        }

        /** How metrics are published: how often, in which form, how long idle meters, and which as distributions too. */
        public Builder publishing(PublishSettings value) {
            this.publishing = value;
            return this;
        }

        /** The metrics that the service declares; they are held to their tags, and what is wrong with them is told. */
        public Builder catalogue(MetricCatalogue value) {
            this.metricPlan = metricPlan.withCatalogue(value);
            return this;
        }

        /** How many combinations of tags each metric may have; {@value Budgets#DEFAULT} by default. */
        public Builder budgets(Budgets value) {
            this.metricPlan = metricPlan.withBudgets(value);
            return this;
        }

        /**
         * Tells Datadog what the metrics of the catalogue mean. The key belongs to somebody who may write the metadata of
         * metrics ({@code metrics_metadata_write}).
         */
        public Builder applicationKey(Secret value) {
            this.metricPlan = metricPlan.withApplicationKey(value);
            return this;
        }

        /**
         * Does not close by itself when the JVM ends: for a framework that closes its parts in an order of its own. Whoever
         * says so has to call {@link Observability#close()}.
         */
        public Builder withoutShutdownHook() {
            this.hooked = false;
            return this;
        }

        private List<String> words(LogRoute route) {
            return List.of(
                    route.words(endpoints.logs().getAuthority()),
                    "metrics every " + publishing.step().toSeconds() + " s to "
                            + endpoints.seriesV2().getAuthority() + " ("
                            + metricQueue.mode().name().toLowerCase(Locale.ROOT) + ")");
        }

        /** Starts shipping. */
        public Observability start() {
            return new Observability(this);
        }
    }
}
