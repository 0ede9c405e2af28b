package dev.hinomi.alerts.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store that answers in time or not at all: however long a pool waits for a connection, the engine's step does not. What takes too
 * long goes on, and until it has ended every further call fails at once. Thread-safe.
 */
public final class BoundedStateStore implements StateStore, AutoCloseable {

    private final StateStore inner;
    private final Duration budget;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(BoundedStateStore::daemon);
    private CompletableFuture<?> running = CompletableFuture.completedFuture(null);

    /**
     * Bounds a store.
     *
     * @param budget how long a call may take; a small part of the engine's step
     */
    public BoundedStateStore(StateStore inner, Duration budget) {
        this.inner = inner;
        this.budget = budget;
    }

    @Override
    public Snapshot load() {
        return within(inner::load);
    }

    @Override
    public void save(
            Instant aliveAt, Collection<Remembered> changed, Collection<AlertKey> gone, Collection<OutboxEntry> owed) {
        List<Remembered> changedNow = List.copyOf(changed);
        List<AlertKey> goneNow = List.copyOf(gone);
        List<OutboxEntry> owedNow = List.copyOf(owed);
        within(() -> {
            inner.save(aliveAt, changedNow, goneNow, owedNow);
            return aliveAt;
        });
    }

    /** Takes no further call. */
    @Override
    public void close() {
        executor.shutdownNow();
    }

    private synchronized <T> T within(Supplier<T> call) {
        if (!running.isDone()) {
            throw late("still does what it was asked for earlier", null);
        }
        CompletableFuture<T> current = CompletableFuture.supplyAsync(call, executor);
        running = current;
        try {
            return current.get(budget.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw late("did not answer within " + budget, late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw late("was not waited for: the process ends", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof StoreException known) {
                throw new StoreException(known.trouble(), String.valueOf(known.getMessage()), known);
            }
            throw new StoreException(new Trouble.Broken(), "the store of alerts failed", failed.getCause());
        }
    }

    private static StoreException late(String what, @Nullable Throwable cause) {
        return new StoreException(new Trouble.Unavailable(false), "the store of alerts " + what, cause);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "hinomi-alerts-store");
        thread.setDaemon(true);
        return thread;
    }
}
