package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Transition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one daemon thread on which notifications are sent. Thread-safe. */
public final class DispatcherThread {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(DispatcherThread.class);

    private final Dispatcher dispatcher;
    private final InstantSource clock;
    private final Semaphore signals = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "hinomi-alerts-notify");
    private volatile Lifecycle lifecycle = new Lifecycle.Running();

    /** A thread that has not started. */
    public DispatcherThread(Dispatcher dispatcher, InstantSource clock) {
        this.dispatcher = dispatcher;
        this.clock = clock;
        thread.setDaemon(true);
    }

    /** Starts sending. */
    public void start() {
        thread.start();
    }

    /** Owes the target this transition and wakes the thread; never waits for a destination. */
    public void owe(NotifyTarget target, Alert alert, Transition transition) {
        dispatcher.owe(target, alert, transition);
        signals.release();
    }

    /**
     * Somebody has an incident in hand.
     *
     * @param until when it is told again; empty for never, as long as the incident lasts
     * @return whether anybody is owed something of such an incident, and it is open
     */
    public boolean hold(String incident, String by, Optional<Instant> until) {
        boolean open = dispatcher.hold(incident, by, until);
        signals.release();
        return open;
    }

    /**
     * Sends what is owed for at most this long, then stops and tells the delivery listener of the rest.
     *
     * @return whether all was sent
     */
    public boolean close(Duration deadline) {
        lifecycle = new Lifecycle.Draining(clock.instant().plus(deadline));
        signals.release();
        try {
            thread.join(Math.max(1, deadline.toMillis()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        lifecycle = new Lifecycle.Draining(clock.instant());
        boolean complete = dispatcher.untilOwed().isEmpty();
        dispatcher.abandon();
        return complete;
    }

    private void run() {
        boolean over = false;
        while (!over) {
            over = isOverAfterSending();
        }
    }

    /** An outbox may fail, such as one in a database; what is owed is still in it. */
    private boolean isOverAfterSending() {
        try {
            if (lifecycle.isOver(clock.instant(), dispatcher.untilOwed())) {
                return true;
            }
            if (!dispatcher.sendNext()) {
                await(dispatcher.untilNext().orElse(LONGEST_WAIT));
            }
            return false;
        } catch (RuntimeException | Error failure) {
            LOG.warn("Notifications cannot be read from the outbox; it is tried again in {}", LONGEST_WAIT, failure);
            await(LONGEST_WAIT);
            return lifecycle instanceof Lifecycle.Draining;
        }
    }

    private void await(Duration wait) {
        try {
            if (signals.tryAcquire(Math.min(wait.toNanos(), LONGEST_WAIT.toNanos()), TimeUnit.NANOSECONDS)) {
                signals.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            lifecycle = new Lifecycle.Draining(clock.instant());
        }
    }
}
