package dev.hinomi.benchmarks.metrics;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.metrics.DistributionMode;
import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import dev.hinomi.observability.metrics.MetricDeliveries;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.Sketch;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * The 99th percentile of a fleet, once from what its hosts send, and once as the mean of what each host knows. One host is
 * ten times as slow as the others and gets a hundredth of the traffic.
 *
 * @param sketchError how far the first is off, as a part of the true one
 * @param meanError the same of the second
 */
public record FleetPercentile(double sketchError, double meanError) {
    private static final String TIMER = "http.server.requests";
    private static final int HOSTS = 20;
    private static final int REQUESTS_A_HOST = 20_000;
    private static final int REQUESTS_OF_THE_SLOW_ONE = 4_000;
    private static final int SLOWNESS = 10;
    private static final double QUANTILE = 0.99;
    private static final double NANOS_IN_A_MILLI = 1e6;
    private static final Duration TO_CLOSE = Duration.ofSeconds(10);
    private static final Secret KEY = Secret.of("0123456789abcdef0123456789abcdef");

    /** Runs the fleet against a stand-in for Datadog. */
    public static FleetPercentile of(Latencies latencies) {
        long[][] hosts = new long[HOSTS][];
        for (int host = 0; host < HOSTS; host++) {
            hosts[host] = host == 0 ? slow(latencies) : latencies.nanos(REQUESTS_A_HOST, host);
        }
        double exact = percentile(Arrays.stream(hosts).flatMapToLong(Arrays::stream));
        double mean = Arrays.stream(hosts)
                .mapToDouble(host -> percentile(Arrays.stream(host)))
                .average()
                .orElseThrow();
        return new FleetPercentile(error(sent(hosts), exact), error(mean, exact));
    }

    private static long[] slow(Latencies latencies) {
        return Arrays.stream(latencies.nanos(REQUESTS_OF_THE_SLOW_ONE, 0))
                .map(nanos -> nanos * SLOWNESS)
                .toArray();
    }

    private static double error(double value, double exact) {
        return Math.abs(value / exact - 1);
    }

    private static double percentile(LongStream nanos) {
        long[] sorted = nanos.sorted().toArray();
        return sorted[(int) Math.ceil(QUANTILE * sorted.length) - 1] / NANOS_IN_A_MILLI;
    }

    private static double sent(long[][] hosts) {
        try (Sandbox datadog = Sandbox.startOnFreePorts()) {
            for (long[] host : hosts) {
                send(host, datadog);
            }
            return datadog.series().all().stream()
                    .filter(series -> series.metric().equals(TIMER))
                    .flatMap(series -> series.points().stream())
                    .map(point -> Objects.requireNonNull(point.sketch()))
                    .reduce(Sketch::plus)
                    .orElseThrow()
                    .percentile(QUANTILE);
        }
    }

    private static void send(long[] nanos, Sandbox datadog) {
        try (MetricDeliveries deliveries = MetricDeliveries.builder(DatadogEndpoints.at(datadog.uri()), KEY)
                .warnings(LocalWarnings.NO_OP)
                .closeDeadline(TO_CLOSE, "wait longer")
                .start(DistributionMode.REQUESTED)) {
            HinomiMeterRegistry registry = HinomiMeterRegistry.builder(ShippedMetrics::identity, deliveries.series())
                    .distributionsTo(deliveries.distributions().orElseThrow())
                    .unscheduled()
                    .build();
            Timer timer = Timer.builder(TIMER).publishPercentileHistogram().register(registry);
            for (long request : nanos) {
                timer.record(request, TimeUnit.NANOSECONDS);
            }
            registry.close();
        }
    }
}
