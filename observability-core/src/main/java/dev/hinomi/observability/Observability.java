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
import dev.hinomi.observability.jobs.JobRuns;
import dev.hinomi.observability.jobs.metrics.JobMeters;
import dev.hinomi.observability.logs.LogShipping;
import dev.hinomi.observability.logs.logback.DatadogAppender;
import dev.hinomi.observability.logs.settings.LogRoute;
import dev.hinomi.observability.logs.settings.LogSetting;
import dev.hinomi.observability.logs.settings.LogSettings;
import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import dev.hinomi.observability.metrics.MetricQueue;
import dev.hinomi.observability.metrics.PublishSettings;
import dev.hinomi.observability.metrics.budget.Budgets;
import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import dev.hinomi.observability.metrics.health.HealthMetrics;
import dev.hinomi.observability.status.Status;
import dev.hinomi.observability.time.Ticker;
import dev.hinomi.observability.traces.Untraced;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
    private final Supplier<ServiceIdentity> identity;
    private final List<String> parts;
    private final Signals signals;
    private final String metricMode;
    private final Ending ending;
    private final Ticker ticker;

    private Observability(Builder description) {
        this.identity = description.identity;
        this.ticker = description.ticker;
        this.signals = Signals.start(description);
        this.parts = description.words(signals.route());
        this.metricMode = description.metricMode();
        this.ending = new Ending(signals, description);
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
        return signals.appender();
    }

    /** The registry to record on. */
    public HinomiMeterRegistry registry() {
        return signals.registry();
    }

    /** The batch jobs of this process. */
    public JobRuns jobs() {
        return signals.jobs();
    }

    /** The events of this service. */
    public EventShipping events() {
        return signals.events();
    }

    /** Where the logs go, and why. */
    public LogRoute logRoute() {
        return signals.route();
    }

    /** How the logs fare; empty if they go nowhere. */
    public Optional<Outlet> logs() {
        return signals.logs().map(LogShipping::outlet);
    }

    /** How the series of metrics fare. */
    public Delivery metrics() {
        return signals.metrics().series();
    }

    /** How the distributions of metrics fare; empty if there are none. */
    public Optional<Outlet> distributions() {
        return signals.metrics().distributions().map(delivery -> delivery);
    }

    /** How everything fares at this moment; {@code toString()} is made for people. */
    public Status status() {
        return Status.of(
                identity.get(),
                parts,
                signals.books(metricMode),
                registry().tally().skippedByReason());
    }

    /**
     * Sends everything recorded and logged so far.
     *
     * @return whether nothing of it waits any longer: in time it was sent, or given up and counted as dropped
     */
    public boolean flush(Duration atMost) {
        return signals.flush(Deadline.in(atMost, ticker));
    }

    /**
     * Ends the jobs that still run, publishes the last points, sends what waits, and stops, all within the
     * {@code shutdownTimeout} of the logs. Called again, at the same time too, it waits for the first call and does nothing.
     * The hook of the JVM calls it, unless that was not wanted.
     */
    @Override
    public void close() {
        ending.end();
    }

    /** Describes an observability; not thread-safe. */
    public static final class Builder {
        final Supplier<ServiceIdentity> identity;
        final Secret apiKey;
        final Ticker ticker = Ticker.system();
        DatadogEndpoints endpoints = DatadogSite.US1.endpoints();
        LocalWarnings warnings = LocalWarnings.standardError();
        LogSettings logSettings = LogSettings.defaults();
        MetricQueue metricQueue = MetricQueue.ofDefaults();
        PublishSettings publishing = PublishSettings.ofDefaults();
        MetricPlan metricPlan = MetricPlan.DEFAULT;
        boolean hooked = true;

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
            String metrics = "metrics every " + publishing.step().toSeconds() + " s to "
                    + endpoints.seriesV2().getAuthority() + " ("
                    + metricMode() + ")";
            return Stream.concat(
                            Stream.of(route.words(endpoints.logs().getAuthority()), metrics),
                            metricPlan.undescribed().stream())
                    .toList();
        }

        String metricMode() {
            return metricQueue.mode().name().toLowerCase(Locale.ROOT);
        }

        Duration closeDeadline() {
            return logSettings.get(LogSetting.SHUTDOWN_TIMEOUT);
        }

        /** Starts shipping. */
        public Observability start() {
            return new Observability(this);
        }
    }
}
