package dev.hinomi.alerts.store;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one daemon thread on which a leader beats. */
public final class LeaderThread {

    private static final Logger LOG = LoggerFactory.getLogger(LeaderThread.class);

    private final Leader leader;
    private final Runnable afterBeat;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(LeaderThread::daemon);

    private volatile @Nullable Future<?> beats;

    /** A thread that has not started. */
    public LeaderThread(Leader leader) {
        this(leader, () -> {});
    }

    /**
     * The same with something else to do with the store after each beat.
     *
     * @param afterBeat must be quick; what it throws is passed over
     */
    public LeaderThread(Leader leader, Runnable afterBeat) {
        this.leader = leader;
        this.afterBeat = afterBeat;
    }

    /** Beats at once, and from then on until it is closed. */
    public void start() {
        beats = executor.scheduleWithFixedDelay(
                this::beat, 0, leader.beatEvery().toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Stops and gives the lease back.
     *
     * @return whether that was done in this time; if not, the lease ends by itself
     */
    public boolean close(Duration deadline) {
        Future<?> scheduled = beats;
        if (scheduled != null) {
            scheduled.cancel(false);
        }
        executor.execute(leader::resign);
        executor.shutdown();
        try {
            return executor.awaitTermination(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whatever is thrown here would end the schedule without a word. */
    private void beat() {
        try {
            leader.beat();
            afterBeat.run();
        } catch (StoreException away) {
            LOG.debug("The store is away after a beat.", away);
        } catch (RuntimeException | Error failure) {
            LOG.warn("A leader failed to beat; it is tried again", failure);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "hinomi-alerts-leader");
        thread.setDaemon(true);
        return thread;
    }
}
