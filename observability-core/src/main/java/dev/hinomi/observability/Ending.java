package dev.hinomi.observability;

import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.delivery.Outlet;
import dev.hinomi.observability.metrics.metadata.MetadataShipping;
import dev.hinomi.observability.time.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The end of everything that ships, once, by whoever asks for it first: the application, or the hook of the JVM. Thread-safe. */
final class Ending {
    private static final Duration MARGIN = Duration.ofMillis(100);

    private final Signals signals;
    private final Duration limit;
    private final Ticker ticker;
    private final LocalWarnings warnings;
    private final Optional<Thread> hook;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);

    Ending(Signals signals, Observability.Builder description) {
        this.signals = signals;
        this.limit = description.closeDeadline();
        this.ticker = description.ticker;
        this.warnings = description.warnings;
        this.hook = description.hooked ? Optional.of(new Thread(this::end, "hinomi-shutdown")) : Optional.empty();
        hook.ifPresent(Runtime.getRuntime()::addShutdownHook);
    }

    /** Ends everything within the limit, or waits for whoever is about to. */
    void end() {
        if (begun.compareAndSet(false, true)) {
            try {
                end(Deadline.in(limit, ticker));
            } finally {
                over.countDown();
                removeHook();
            }
        } else {
            awaitEnd();
        }
    }

    /**
     * Logs last: whatever happens on the way is told in them. What has been logged leaves while the last points are still
     * written, and metrics and events leave side by side with what is left of the logs.
     */
    private void end(Deadline deadline) {
        signals.metadata().ifPresent(MetadataShipping::close);
        signals.jobs().close();
        signals.logs().ifPresent(shipping -> shipping.outlet().flush(Duration.ZERO));
        Thread news = aside("events", () -> signals.events().close(deadline.left()));
        signals.registry().close();
        Thread points = aside("metrics", () -> signals.metrics().close(deadline.left()));
        signals.logs().ifPresent(shipping -> shipping.close(deadline.left()));
        signals.appender().stop();
        join(points, deadline);
        join(news, deadline);
        signals.outlets().forEach(this::tellWhatWaits);
    }

    private static Thread aside(String signal, Runnable work) {
        Thread thread = new Thread(work, "hinomi-" + signal + "-close");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void join(Thread thread, Deadline deadline) {
        try {
            // A close may take a little longer than it was given, and its books should be read when it is over.
            TimeUnit.NANOSECONDS.timedJoin(thread, deadline.left().plus(MARGIN).toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellWhatWaits(Outlet outlet) {
        long waiting = outlet.counts().queued();
        if (waiting > 0) {
            warnings.warn(
                    "Hinomi: " + waiting + " " + outlet.signal()
                            + " could not be sent before the end and wait on disk for the next process of this service on this machine.");
        }
    }

    private void removeHook() {
        try {
            hook.ifPresent(Runtime.getRuntime()::removeShutdownHook);
        } catch (IllegalStateException shuttingDown) {
            // The JVM is ending: it is this hook that closes, or it will find everything closed.
            return;
        }
    }

    private void awaitEnd() {
        try {
            over.await(limit.plus(MARGIN).toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
