package dev.hinomi.observability.metrics;

import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Publishes just after the end of each step, on a daemon thread. Each process is late by a random part of a tenth of the
 * step, so that a fleet does not call at the same moment; the points are stamped at the step's end all the same.
 */
final class StepSchedule {
    private static final int JITTER_PART = 10;

    private final ScheduledExecutorService publisher;
    private final Future<?> publications;

    private StepSchedule(ScheduledExecutorService publisher, Future<?> publications) {
        this.publisher = publisher;
        this.publications = publications;
    }

    static StepSchedule start(Clock clock, Duration step, Runnable publish) {
        ScheduledThreadPoolExecutor publisher = new ScheduledThreadPoolExecutor(1, StepSchedule::daemon);
        long stepMillis = step.toMillis();
        long jitter = ThreadLocalRandom.current().nextLong(1, stepMillis / JITTER_PART + 1);
        long toNextStep = stepMillis - clock.wallTime() % stepMillis;
        return new StepSchedule(
                publisher,
                publisher.scheduleAtFixedRate(publish, toNextStep + jitter, stepMillis, TimeUnit.MILLISECONDS));
    }

    /** Lets a publication that has begun end, and begins no other. */
    void stop() {
        publications.cancel(false);
        publisher.shutdown();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "hinomi-metrics-publisher");
        thread.setDaemon(true);
        return thread;
    }
}
