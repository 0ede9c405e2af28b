package dev.hinomi.benchmarks.soak;

import dev.hinomi.benchmarks.metrics.ExtraTags;
import dev.hinomi.benchmarks.metrics.MetricLoad;
import dev.hinomi.benchmarks.metrics.MicrometerLog;
import dev.hinomi.benchmarks.metrics.ShippedMetrics;
import dev.hinomi.benchmarks.metrics.StepCounts;
import dev.hinomi.benchmarks.metrics.StepTime;
import dev.hinomi.benchmarks.process.Memory;
import dev.hinomi.benchmarks.process.Orders;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.metrics.MetricQueue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * A process that goes through steps of a minute as fast as it is told to, from some minutes ago until now. Its delivery
 * lives in the same time, so that points grow old as they would in an outage of that length.
 */
final class OutageSteps {
    /** Records into every meter, ends the step and publishes; answers with the counts, without collecting garbage. */
    static final String STEP = "STEP";
    /** Answers with the counts and with what is retained. */
    static final String RETAINED = "RETAINED";
    /** Waits until nothing is queued; answers with the counts. */
    static final String DRAIN = "DRAIN";

    static final int METERS = 10_000;
    static final String IN_MEMORY = "memory";

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TO_DRAIN = Duration.ofMinutes(2);

    private final ShippedMetrics metrics;
    private final StepTime time;
    private final MetricLoad load;

    private OutageSteps(ShippedMetrics metrics, StepTime time) {
        this.metrics = metrics;
        this.time = time;
        this.load = MetricLoad.on(metrics.registry(), METERS, ExtraTags.NONE);
    }

    /** Called with the address of an intake, a folder for the spool or {@code memory}, and how many minutes ago it is. */
    public static void main(String[] args) throws IOException {
        MicrometerLog.silence();
        StepTime time = StepTime.before(Instant.now().minus(MINUTE.multipliedBy(Long.parseLong(args[2]))), MINUTE);
        ShippedMetrics.Setup setup = new ShippedMetrics.Setup(
                delivery -> waitingIn(args[1], delivery).clock(() -> Instant.ofEpochMilli(time.wallTime())),
                registry -> registry.step(MINUTE).clock(time).unscheduled());
        try (ShippedMetrics metrics = ShippedMetrics.open(URI.create(args[0]), setup)) {
            OutageSteps steps = new OutageSteps(metrics, time);
            Orders.serve(steps::obey);
        }
        System.exit(0);
    }

    private static Delivery.Builder waitingIn(String place, Delivery.Builder delivery) {
        return place.equals(IN_MEMORY)
                ? delivery
                : delivery.spool(MetricQueue.ofDefaults()
                        .withDirectory(Path.of(place))
                        .open("career-api", "metrics", LocalWarnings.NO_OP));
    }

    private String obey(String order) {
        switch (order) {
            case STEP -> step();
            case DRAIN -> metrics.delivery().flush(TO_DRAIN);
            default -> {
                return StepCounts.of(metrics.counts(), Memory.retainedBytes()).text();
            }
        }
        return StepCounts.of(metrics.counts(), 0).text();
    }

    private void step() {
        load.record();
        time.nextStep();
        metrics.publish();
    }
}
