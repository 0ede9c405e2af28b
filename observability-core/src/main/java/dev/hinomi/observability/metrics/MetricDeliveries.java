package dev.hinomi.observability.metrics;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.delivery.Advice;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.delivery.DeliverySettings;
import dev.hinomi.observability.delivery.LocalWarnings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The ways of a registry to Datadog: one of series, and one of distributions where there are any. Thread-safe. */
public final class MetricDeliveries implements AutoCloseable {
    /** A close may take a little longer than it was given. */
    private static final Duration CLOSE_MARGIN = Duration.ofMillis(100);

    private final Delivery series;
    private final Optional<Delivery> distributions;

    private MetricDeliveries(Delivery series, Optional<Delivery> distributions) {
        this.series = series;
        this.distributions = distributions;
    }

    /** Starts the description of the ways for the organisation of the key. */
    public static Builder builder(DatadogEndpoints endpoints, Secret apiKey) {
        return new Builder(endpoints, apiKey);
    }

    /** The way of series. */
    public Delivery series() {
        return series;
    }

    /** The way of distributions; empty if there are none. */
    public Optional<Delivery> distributions() {
        return distributions;
    }

    /** All of them. */
    public List<Delivery> all() {
        return Stream.concat(Stream.of(series), distributions.stream()).toList();
    }

    /** Closes all of them within the time that closing one may take. */
    @Override
    public void close() {
        close(series.closeDeadline());
    }

    /** Closes all of them side by side. */
    public void close(Duration deadline) {
        Optional<Thread> aside = distributions.map(delivery -> aside(delivery, deadline));
        series.close(deadline);
        aside.ifPresent(thread -> join(thread, deadline));
    }

    private static Thread aside(Delivery delivery, Duration deadline) {
        Thread thread = new Thread(() -> delivery.close(deadline), "hinomi-" + delivery.signal() + "-close");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void join(Thread thread, Duration deadline) {
        try {
            TimeUnit.NANOSECONDS.timedJoin(thread, deadline.plus(CLOSE_MARGIN).toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Describes the ways; not thread-safe. */
    public static final class Builder {
        private final DatadogEndpoints endpoints;
        private final Secret apiKey;
        private MetricQueue queue = MetricQueue.ofDefaults().withMode(MetricMode.MEMORY);
        private String service = "";
        private LocalWarnings warnings = LocalWarnings.standardError();
        private Duration closeDeadline = DeliverySettings.DEFAULT_CLOSE_DEADLINE;
        private String moreTime = Advice.GENERAL.moreTime();

        private Builder(DatadogEndpoints endpoints, Secret apiKey) {
            this.endpoints = endpoints;
            this.apiKey = apiKey;
        }

        /**
         * Where points wait; in memory by default.
         *
         * @param value the place, which each signal has a part of
         * @param owner the service whose points these are
         */
        public Builder queue(MetricQueue value, String owner) {
            this.queue = value;
            this.service = owner;
            return this;
        }

        /** Where trouble is told; the standard error stream by default. */
        public Builder warnings(LocalWarnings value) {
            this.warnings = value;
            return this;
        }

        /**
         * How long closing may take in all.
         *
         * @param value the time
         * @param advice what gives it more, in the words of the configuration
         */
        public Builder closeDeadline(Duration value, String advice) {
            this.closeDeadline = value;
            this.moreTime = advice;
            return this;
        }

        /** Starts them, that of distributions unless there will be none. */
        public MetricDeliveries start(DistributionMode mode) {
            Delivery series = start(
                    MetricShipping.delivery(endpoints, apiKey),
                    MetricShipping.settings().signal());
            Optional<Delivery> distributions = mode == DistributionMode.OFF
                    ? Optional.empty()
                    : Optional.of(start(
                            MetricShipping.distributions(endpoints, apiKey),
                            MetricShipping.distributionSettings().signal()));
            return new MetricDeliveries(series, distributions);
        }

        private Delivery start(Delivery.Builder delivery, String signal) {
            return delivery.spool(queue.open(service, signal, warnings))
                    .warnings(warnings)
                    .closeDeadline(closeDeadline)
                    .advice(new Advice(queue.advice(), moreTime))
                    .start();
        }
    }
}
