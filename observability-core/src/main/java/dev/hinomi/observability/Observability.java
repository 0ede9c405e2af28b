package dev.hinomi.observability;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.datadog.DatadogSite;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.identity.EcsMetadata;
import dev.hinomi.observability.identity.IdentityResolution;
import dev.hinomi.observability.identity.IdentitySource;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.LogOptions;
import dev.hinomi.observability.logs.LogShipping;
import dev.hinomi.observability.logs.logback.DatadogAppender;
import dev.hinomi.observability.metrics.DeliveryMeters;
import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import dev.hinomi.observability.metrics.LogMeters;
import dev.hinomi.observability.metrics.MetricShipping;
import dev.hinomi.observability.status.SignalStatus;
import dev.hinomi.observability.status.Status;
import dev.hinomi.observability.time.Ticker;
import dev.hinomi.observability.traces.Untraced;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final String MODE = "memory";

    private final Supplier<ServiceIdentity> identity;
    private final List<String> parts;
    private final Delivery logs;
    private final LogShipping shipping;
    private final Delivery metrics;
    private final DatadogAppender appender;
    private final HinomiMeterRegistry registry;
    private final Ticker ticker;
    private final Duration closeDeadline;

    private Observability(Builder parts) {
        this.identity = parts.identity;
        this.parts = parts.words();
        this.ticker = parts.ticker;
        this.closeDeadline = parts.closeDeadline;
        this.logs = LogShipping.delivery(parts.endpoints, parts.apiKey)
                .warnings(parts.warnings)
                .closeDeadline(parts.closeDeadline)
                .start();
        this.metrics = MetricShipping.delivery(parts.endpoints, parts.apiKey)
                .warnings(parts.warnings)
                .closeDeadline(parts.closeDeadline)
                .start();
        this.shipping = LogShipping.of(parts.identity, logs, parts.logOptions);
        this.appender = DatadogAppender.sharing(shipping);
        this.registry = HinomiMeterRegistry.builder(parts.identity, metrics)
                .step(parts.step)
                .build();
        new DeliveryMeters(logs).bindTo(registry);
        new DeliveryMeters(metrics).bindTo(registry);
        new LogMeters(shipping).bindTo(registry);
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

    /** The appender to attach to a Logback logger; give it the logger's context and start it first. */
    public DatadogAppender appender() {
        return appender;
    }

    /** The registry to record on. */
    public HinomiMeterRegistry registry() {
        return registry;
    }

    /** How the logs fare. */
    public Delivery logs() {
        return logs;
    }

    /** How the metrics fare. */
    public Delivery metrics() {
        return metrics;
    }

    /** How everything fares at this moment; {@code toString()} is made for people. */
    public Status status() {
        Map<String, SignalStatus> signals = new LinkedHashMap<>();
        signals.put(logs.signal(), SignalStatus.of(MODE, logs, shipping.suppressed()));
        signals.put(metrics.signal(), SignalStatus.of(MODE, metrics));
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
        return shipping.flush(until(end)) && metricsSent;
    }

    /** Publishes the last points, sends what waits, and stops, all within the deadline given when it was built. */
    @Override
    public void close() {
        long end = ticker.nanos() + closeDeadline.toNanos();
        registry.close();
        metrics.close(closeDeadline.dividedBy(2));
        shipping.close(until(end));
        appender.stop();
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
        private LogOptions logOptions = LogOptions.defaults();
        private Duration step = HinomiMeterRegistry.DEFAULT_STEP;
        private Duration closeDeadline = Duration.ofSeconds(2);

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

        /** How log events become lines. */
        public Builder logOptions(LogOptions value) {
            this.logOptions = value;
            return this;
        }

        /** How often metrics are published; every minute by default. */
        public Builder step(Duration value) {
            this.step = value;
            return this;
        }

        /** How long closing may take in all; two seconds by default. */
        public Builder closeDeadline(Duration value) {
            this.closeDeadline = value;
            return this;
        }

        private List<String> words() {
            return List.of(
                    "logs to " + endpoints.logs().getAuthority(),
                    "metrics every " + step.toSeconds() + " s to "
                            + endpoints.seriesV2().getAuthority());
        }

        /** Starts shipping. */
        public Observability start() {
            return new Observability(this);
        }
    }
}
