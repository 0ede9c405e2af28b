package dev.hinomi.benchmarks.soak;

import dev.hinomi.benchmarks.metrics.ShippedMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One registry from its start to a close at some moment; its metrics bear its own name. */
final class ClosedTrial {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int LEAST_MILLIS = 300;
    private static final int MORE_MILLIS = 2_200;
    private static final int PAUSE_NANOS = 200_000;

    private final String name;
    private final Random random;
    private final boolean flushing;
    private final boolean busy;
    private long recorded;

    ClosedTrial(int number) {
        this.name = "close.trial" + number;
        this.random = new Random(number);
        this.flushing = number % 3 == 0;
        this.busy = number % 2 == 0;
    }

    /** Records until the moment comes; answers how long the close took. */
    Duration run(URI intake) throws InterruptedException {
        ShippedMetrics metrics =
                ShippedMetrics.open(intake, ShippedMetrics.Setup.ofRegistry(registry -> registry.step(STEP)));
        Thread recording = new Thread(() -> record(metrics.registry()), name);
        long lives = TimeUnit.MILLISECONDS.toNanos(LEAST_MILLIS + random.nextInt(MORE_MILLIS));
        recording.start();
        long flushed = flushing ? (long) (lives * random.nextDouble()) : 0;
        if (flushing) {
            TimeUnit.NANOSECONDS.sleep(flushed);
            metrics.registry().flush(STEP);
        }
        TimeUnit.NANOSECONDS.sleep(lives - flushed);
        recording.interrupt();
        recording.join();
        long start = System.nanoTime();
        metrics.close();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Until just before the close if it is busy, else only at first. */
    private void record(MeterRegistry registry) {
        Counter counter = registry.counter(name + ".counter");
        Timer timer = registry.timer(name + ".timer");
        DistributionSummary summary = registry.summary(name + ".summary");
        for (boolean on = true; on && !Thread.currentThread().isInterrupted(); on = busy) {
            counter.increment();
            timer.record(1, TimeUnit.MILLISECONDS);
            summary.record(1);
            recorded++;
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Whether all that arrived is all that was recorded. */
    boolean isExact(Map<String, Double> arrived) {
        Double all = (double) recorded;
        return all.equals(arrived.get(name + ".counter"))
                && all.equals(arrived.get(name + ".timer.count"))
                && all.equals(arrived.get(name + ".timer.sum"))
                && all.equals(arrived.get(name + ".summary.count"))
                && all.equals(arrived.get(name + ".summary.sum"));
    }
}
