package dev.hinomi.benchmarks.bench;

import dev.hinomi.benchmarks.metrics.ExtraTags;
import dev.hinomi.benchmarks.metrics.MetricLoad;
import dev.hinomi.benchmarks.metrics.MicrometerLog;
import dev.hinomi.benchmarks.metrics.NowhereSender;
import dev.hinomi.benchmarks.metrics.ShippedMetrics;
import dev.hinomi.benchmarks.metrics.StepTime;
import dev.hinomi.benchmarks.metrics.StockMetrics;
import dev.hinomi.benchmarks.metrics.TakenBlocks;
import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;

/** Steps of a minute in which every meter is recorded into, gone through as fast as one likes. For one thread. */
final class PublishedSteps {
    private static final Duration STEP = Duration.ofMinutes(1);

    private final StepTime time;
    private final MetricLoad load;
    private final Runnable publishing;

    private PublishedSteps(StepTime time, MeterRegistry registry, int meters, Runnable publishing) {
        this.time = time;
        this.load = MetricLoad.on(registry, meters, ExtraTags.NONE);
        this.publishing = publishing;
    }

    /** Ours, to a queue that is never sent. */
    static PublishedSteps ofOurs(int meters) {
        MicrometerLog.silence();
        StepTime time = StepTime.before(Instant.now(), STEP);
        HinomiMeterRegistry registry = HinomiMeterRegistry.builder(ShippedMetrics::identity, new TakenBlocks())
                .step(STEP)
                .clock(time)
                .unscheduled()
                .build();
        return new PublishedSteps(time, registry, meters, () -> registry.flush(Duration.ZERO));
    }

    /** The peer's, to a sender that sends nothing. */
    static PublishedSteps ofPeer(int meters, NowhereSender sender) {
        MicrometerLog.silence();
        StepTime time = StepTime.before(Instant.now(), STEP);
        StockMetrics stock = StockMetrics.unscheduled(time, STEP, sender);
        return new PublishedSteps(time, stock.registry(), meters, stock::publish);
    }

    /** Records into every meter, and ends the step. */
    void go() {
        load.record();
        time.nextStep();
    }

    /** Publishes the step that has ended. */
    void publish() {
        publishing.run();
    }
}
