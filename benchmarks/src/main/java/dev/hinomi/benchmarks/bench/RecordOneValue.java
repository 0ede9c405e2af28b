package dev.hinomi.benchmarks.bench;

import dev.hinomi.benchmarks.jmh.ThreadCost;
import dev.hinomi.benchmarks.logs.LastEntry;
import dev.hinomi.benchmarks.metrics.Latencies;
import dev.hinomi.benchmarks.metrics.ShippedMetrics;
import dev.hinomi.benchmarks.metrics.StepTime;
import dev.hinomi.benchmarks.metrics.StockMetrics;
import dev.hinomi.observability.metrics.DistributionMode;
import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import dev.hinomi.observability.metrics.PublishSettings;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Recording one value into a meter that all threads share: ours, and those of Micrometer's Datadog registry. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
public class RecordOneValue {
    private static final int VALUES = 4096;
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    private final long[] nanos = Latencies.LOGNORMAL.nanos(VALUES, 1);
    private final HinomiMeterRegistry ours = HinomiMeterRegistry.builder(ShippedMetrics::identity, new LastEntry())
            .settings(PublishSettings.ofDefaults().withDistributions(DistributionMode.REQUESTED))
            .distributionsTo(new LastEntry())
            .unscheduled()
            .build();
    private final MeterRegistry stock = StockMetrics.unscheduled(
                    StepTime.before(Instant.EPOCH, Duration.ofMinutes(1)), Duration.ofMinutes(1), NOWHERE)
            .registry();
    private final Timer oursPlain = Timer.builder("plain").register(ours);
    private final Timer oursDistributed =
            Timer.builder("distributed").publishPercentileHistogram().register(ours);
    private final DistributionSummary oursSummary =
            DistributionSummary.builder("summary").publishPercentileHistogram().register(ours);
    private final Timer stockPlain = Timer.builder("plain").register(stock);
    private final Timer stockHistogram =
            Timer.builder("histogram").publishPercentileHistogram().register(stock);
    private final Timer stockPercentiles =
            Timer.builder("percentiles").publishPercentiles(0.95, 0.99).register(stock);

    /** Where a thread is in the values. */
    @State(Scope.Thread)
    public static class Position {
        private int next;

        private int next() {
            next = (next + 1) & (VALUES - 1);
            return next;
        }
    }

    /** Our timer without a distribution. */
    @Benchmark
    public void oursPlain(Position position, ThreadCost cost) {
        oursPlain.record(nanos[position.next()], TimeUnit.NANOSECONDS);
    }

    /** Our timer with one. */
    @Benchmark
    public void oursDistributed(Position position, ThreadCost cost) {
        oursDistributed.record(nanos[position.next()], TimeUnit.NANOSECONDS);
    }

    /** Our summary with one. */
    @Benchmark
    public void oursSummary(Position position, ThreadCost cost) {
        oursSummary.record((double) nanos[position.next()]);
    }

    /** Micrometer's timer. */
    @Benchmark
    public void stockPlain(Position position, ThreadCost cost) {
        stockPlain.record(nanos[position.next()], TimeUnit.NANOSECONDS);
    }

    /** Micrometer's timer with a histogram of percentiles, which its Datadog registry does not publish. */
    @Benchmark
    public void stockHistogram(Position position, ThreadCost cost) {
        stockHistogram.record(nanos[position.next()], TimeUnit.NANOSECONDS);
    }

    /** Micrometer's timer with two percentiles of one process. */
    @Benchmark
    public void stockPercentiles(Position position, ThreadCost cost) {
        stockPercentiles.record(nanos[position.next()], TimeUnit.NANOSECONDS);
    }
}
