package dev.hinomi.alerts.engine;

import dev.hinomi.observability.time.Ticker;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one daemon thread on which an engine steps. Late steps are skipped, not caught up. */
public final class EngineThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EngineThread.class);

    /** Between two evaluations that events have woken it for. */
    private static final Duration LEAST_PAUSE = Duration.ofMillis(250);

    private final AlertEngine engine;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(EngineThread::daemon);
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Ticker ticker = Ticker.system();
    private volatile long earliestNanos = ticker.nanos();
    private volatile @Nullable Future<?> steps;
    private volatile @Nullable Future<?> events;
    private volatile boolean failing;

    /** A thread that has not started. */
    public EngineThread(AlertEngine engine) {
        this.engine = engine;
    }

    /** Steps at once, and from then on at every step, until closed. */
    public void start() {
        start(() -> {});
    }

    /**
     * The same.
     *
     * @param before what is done before the first step; what it throws is passed over
     */
    public void start(Runnable before) {
        executor.execute(() -> prepare(before));
        executor.execute(engine::announceRules);
        steps = executor.scheduleAtFixedRate(this::step, 0, engine.step().toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Evaluates soon what events may matter to at once. Whoever calls meanwhile changes nothing and costs nothing; before the start
     * there is no need, because the first step sees everything.
     */
    public void wake() {
        if (steps != null && !woken.get() && woken.compareAndSet(false, true)) {
            try {
                long wait = Math.max(0, earliestNanos - ticker.nanos());
                events = executor.schedule(this::evaluateEvents, wait, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException ended) {
                // Whoever closes this evaluates once more.
                woken.set(false);
            }
        }
    }

    private void evaluateEvents() {
        woken.set(false);
        guarded(engine::evaluateEvents);
        earliestNanos = ticker.nanos() + LEAST_PAUSE.toNanos();
    }

    /** Takes no further step; one that is running ends by itself. */
    @Override
    public void close() {
        cancel(steps);
        cancel(events);
        executor.shutdown();
    }

    private static void cancel(@Nullable Future<?> scheduled) {
        if (scheduled != null) {
            scheduled.cancel(false);
        }
    }

    private void step() {
        guarded(engine::stepIfDue);
    }

    private static void prepare(Runnable before) {
        try {
            before.run();
        } catch (RuntimeException failure) {
            LOG.debug("What was to be done before the first step failed.", failure);
        }
    }

    /** Whatever was thrown would end the schedule without a word. */
    private void guarded(Runnable work) {
        try {
            work.run();
            failing = false;
        } catch (RuntimeException | Error failure) {
            if (!failing) {
                LOG.warn("Alert rules cannot be sampled; it is tried again at every step", failure);
            }
            failing = true;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "hinomi-alerts-engine");
        thread.setDaemon(true);
        return thread;
    }
}
