package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Transition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one daemon thread on which notifications are sent. Thread-safe. */
public final class DispatcherThread {

    private static final Logger LOG = LoggerFactory.getLogger(DispatcherThread.class);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final Dispatcher dispatcher;
    private final InstantSource clock;
    private final Semaphore signals = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "hinomi-alerts-notify");
    private Runnable before = () -> {};
    private boolean failing;
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

    /**
     * The same.
     *
     * @param first what is done before anything is sent; what it throws is passed over
     */
    public void start(Runnable first) {
        before = first;
        thread.start();
    }

    /** Owes the target this transition and wakes the thread; never waits for a destination. */
    public void owe(NotifyTarget target, Alert alert, Transition transition) {
        dispatcher.owe(target, alert, transition);
        signals.release();
    }

    /** Something was added to the outbox. */
    public void wake() {
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
     * Somebody has all incidents in hand that a storm tells in its message.
     *
     * @return the ids of those that are open; empty if there is no such storm
     */
    public List<String> holdStorm(String storm, String by) {
        List<String> open = dispatcher.holdStorm(storm, by);
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
        // What is owed is for one thread at a time to look at: one that still sends has not sent all.
        boolean complete = !thread.isAlive() && dispatcher.untilOwed().isEmpty();
        dispatcher.abandon();
        return complete;
    }

    private void run() {
        prepare();
        boolean over = false;
        while (!over) {
            over = isOverAfterSending();
        }
    }

    private void prepare() {
        try {
            before.run();
        } catch (RuntimeException failure) {
            LOG.debug("What was to be done before the first message failed.", failure);
        }
    }

    /** An outbox may fail, such as one in a database; what is owed is still in it. */
    private boolean isOverAfterSending() {
        try {
            dispatcher.refresh();
            if (lifecycle.isOver(clock.instant(), dispatcher.untilOwed())) {
                return true;
            }
            boolean sent = dispatcher.sendNext();
            failing = false;
            if (!sent) {
                await(dispatcher.untilNext().orElse(Outbox.LONGEST_WAIT));
            }
            return false;
        } catch (RuntimeException | Error failure) {
            if (!failing) {
                LOG.warn("Notifications wait: the outbox cannot be read or written: {}", failure.getMessage());
                LOG.debug("The outbox cannot be read or written.", failure);
            }
            failing = true;
            await(AFTER_FAILURE);
            return lifecycle instanceof Lifecycle.Draining;
        }
    }

    private void await(Duration wait) {
        try {
            long longest = dispatcher.lookAgain().toNanos();
            if (signals.tryAcquire(Math.min(wait.toNanos(), longest), TimeUnit.NANOSECONDS)) {
                signals.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            lifecycle = new Lifecycle.Draining(clock.instant());
        }
    }
}
