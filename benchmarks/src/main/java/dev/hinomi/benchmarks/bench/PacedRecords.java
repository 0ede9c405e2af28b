package dev.hinomi.benchmarks.bench;

import dev.hinomi.benchmarks.metrics.ExtraTags;
import dev.hinomi.benchmarks.metrics.Latencies;
import dev.hinomi.benchmarks.metrics.MetricLoad;
import dev.hinomi.benchmarks.metrics.ShippedMetrics;
import dev.hinomi.benchmarks.process.Orders;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.metrics.DistributionMode;
import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import dev.hinomi.observability.metrics.MetricDeliveries;
import dev.hinomi.observability.metrics.PublishSettings;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that publishes so many meters each second, and records at a steady rate each time it is told how often; it says
 * how long the calls took, and how many points were published since the last time.
 */
final class PacedRecords {
    private static final int CALLS_PER_SECOND = 5_000;
    private static final int VALUES = 4096;
    private static final Secret KEY = Secret.of("0123456789abcdef0123456789abcdef");

    private PacedRecords() {}

    /** Called in the process with the address of an intake and how many meters there are beside the one that is timed. */
    public static void main(String[] args) throws IOException {
        PublishSettings settings = PublishSettings.ofDefaults()
                .withStep(Duration.ofSeconds(1))
                .withIdleSteps(PublishSettings.MOST_IDLE_STEPS);
        MetricDeliveries deliveries = MetricDeliveries.builder(DatadogEndpoints.at(URI.create(args[0])), KEY)
                .warnings(LocalWarnings.NO_OP)
                .start(DistributionMode.REQUESTED);
        HinomiMeterRegistry registry = HinomiMeterRegistry.builder(ShippedMetrics::identity, deliveries.series())
                .settings(settings)
                .distributionsTo(deliveries.distributions().orElseThrow())
                .build();
        MetricLoad.on(registry, Integer.parseInt(args[1]), ExtraTags.NONE);
        Timer timer = Timer.builder("timed").publishPercentileHistogram().register(registry);
        Orders.serve(calls -> {
            long before = deliveries.series().counts().accepted();
            long[] nanos = calls(Integer.parseInt(calls), timer);
            long points = deliveries.series().counts().accepted() - before;
            return nanos[nanos.length / 2] + " " + nanos[nanos.length / 100 * 99] + " " + points;
        });
        System.exit(0);
    }

    private static long[] calls(int calls, Timer timer) {
        long[] values = Latencies.LOGNORMAL.nanos(VALUES, 1);
        long[] nanos = new long[calls];
        long start = System.nanoTime();
        for (int call = 0; call < calls; call++) {
            LockSupport.parkNanos(start + call * 1_000_000_000L / CALLS_PER_SECOND - System.nanoTime());
            long called = System.nanoTime();
            timer.record(values[call % VALUES], TimeUnit.NANOSECONDS);
            nanos[call] = System.nanoTime() - called;
        }
        Arrays.sort(nanos);
        return nanos;
    }
}
