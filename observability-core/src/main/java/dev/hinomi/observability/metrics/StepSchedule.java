package dev.hinomi.observability.metrics;

import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Publishes just after the end of each step, on a daemon thread. Each process is late by a random part of a tenth of the
 * step, so that a fleet does not call at the same moment. The moments follow the time of day, which the stamps are made
 * of, and not a timer that drifts away from it.
 */
final class StepSchedule {
    private static final int JITTER_PART = 10;

    private final ScheduledThreadPoolExecutor publisher = new ScheduledThreadPoolExecutor(1, StepSchedule::daemon);
    private final Clock clock;
    private final long stepMillis;
    private final long jitterMillis;
    private final Runnable publish;
    private volatile Future<?> next;
    private long dueMillis;

    private StepSchedule(Clock clock, Duration step, Runnable publish) {
        this.clock = clock;
        this.stepMillis = step.toMillis();
        this.jitterMillis = ThreadLocalRandom.current().nextLong(1, stepMillis / JITTER_PART + 1);
        this.publish = publish;
        publisher.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.dueMillis = dueAfter(clock.wallTime());
        this.next = in(dueMillis - clock.wallTime());
    }

    static StepSchedule start(Clock clock, Duration step, Runnable publish) {
        return new StepSchedule(clock, step, publish);
    }

    /** Lets a publication that has begun end, and begins no other. */
    void stop() {
        publisher.shutdown();
        next.cancel(false);
    }

    /** A timer that fires early waits on; a clock that was set back does not stop the publications. */
    private void tick() {
        long now = clock.wallTime();
        boolean setBack = dueMillis - now > stepMillis + jitterMillis;
        if (now >= dueMillis || setBack) {
            publish.run();
            dueMillis = dueAfter(now);
        }
        if (!publisher.isShutdown()) {
            next = in(Math.max(1, dueMillis - clock.wallTime()));
        }
    }

    private long dueAfter(long now) {
        return now - now % stepMillis + stepMillis + jitterMillis;
    }

    private Future<?> in(long millis) {
        return publisher.schedule(this::tick, millis, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "hinomi-metrics-publisher");
        thread.setDaemon(true);
        return thread;
    }
}
