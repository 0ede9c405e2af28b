package dev.hinomi.observability.logs;

import dev.hinomi.observability.time.Ticker;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A daemon thread that does something once a second until it is closed, whatever that throws. */
final class EverySecond implements AutoCloseable {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Runnable action;
    private final Ticker ticker;
    private final Thread thread;
    private volatile boolean closed;

    private EverySecond(Runnable action, Ticker ticker) {
        this.action = action;
        this.ticker = ticker;
        this.thread = new Thread(this::run, "hinomi-logs-flood");
        thread.setDaemon(true);
    }

    static EverySecond start(Runnable action, Ticker ticker) {
        EverySecond started = new EverySecond(action, ticker);
        started.thread.start();
        return started;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        long due = ticker.nanos() + SECOND;
        while (!closed) {
            long wait = due - ticker.nanos();
            if (wait > 0) {
                LockSupport.parkNanos(this, wait);
                Thread.interrupted();
            } else {
                act();
                due = ticker.nanos() + SECOND;
            }
        }
    }

    private void act() {
        try {
            action.run();
        } catch (RuntimeException | Error failed) {
            // The next second may go better, and what was not told is still counted.
        }
    }
}
