package dev.hinomi.alerts.engine;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one daemon thread on which an engine steps. Late steps are skipped, not caught up. */
public final class EngineThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EngineThread.class);

    private final AlertEngine engine;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(EngineThread::daemon);

    private volatile @Nullable Future<?> steps;
    private volatile boolean failing;

    /** A thread that has not started. */
    public EngineThread(AlertEngine engine) {
        this.engine = engine;
    }

    /** Steps at once, and from then on at every step, until closed. */
    public void start() {
        executor.execute(engine::announceRules);
        steps = executor.scheduleAtFixedRate(this::step, 0, engine.step().toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Takes no further step; one that is running ends by itself. */
    @Override
    public void close() {
        Future<?> scheduled = steps;
        if (scheduled != null) {
            scheduled.cancel(false);
        }
        executor.shutdown();
    }

    /** Whatever is thrown here would end the schedule without a word. */
    private void step() {
        try {
            engine.stepIfDue();
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
