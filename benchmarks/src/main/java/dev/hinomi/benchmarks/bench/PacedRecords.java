package dev.hinomi.benchmarks.bench;

import dev.hinomi.benchmarks.logs.LastEntry;
import dev.hinomi.benchmarks.metrics.ExtraTags;
import dev.hinomi.benchmarks.metrics.Latencies;
import dev.hinomi.benchmarks.metrics.MetricLoad;
import dev.hinomi.benchmarks.metrics.ShippedMetrics;
import dev.hinomi.benchmarks.process.Orders;
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
    static final int CALLS_PER_SECOND = 5_000;
    private static final int VALUES = 4096;

    private PacedRecords() {}

    /** Called in the process with the address of an intake and how many meters there are beside the one that is timed. */
    public static void main(String[] args) throws IOException {
        PublishSettings settings = PublishSettings.ofDefaults()
                .withStep(Duration.ofSeconds(1))
                .withIdleSteps(PublishSettings.MOST_IDLE_STEPS);
        ShippedMetrics.Setup setup = ShippedMetrics.Setup.ofRegistry(
                registry -> registry.settings(settings).distributionsTo(new LastEntry()));
        try (ShippedMetrics metrics = ShippedMetrics.open(URI.create(args[0]), setup)) {
            MetricLoad.on(metrics.registry(), Integer.parseInt(args[1]), ExtraTags.NONE);
            Timer timer = Timer.builder("timed").publishPercentileHistogram().register(metrics.registry());
            metrics.publish();
            Orders.serve(calls -> {
                long before = metrics.counts().accepted();
                long[] nanos = calls(Integer.parseInt(calls), timer);
                long points = metrics.counts().accepted() - before;
                return nanos[nanos.length / 2] + " " + nanos[nanos.length / 100 * 99] + " " + points;
            });
        }
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
