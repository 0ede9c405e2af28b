package dev.hinomi.alerts.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store that answers in time or not at all: however long a pool waits for a connection, the engine's step does not. What takes too
 * long goes on, and until it has ended every further call fails at once. What was saved late is saved: nobody is asked to save it again.
 * Thread-safe.
 */
public final class BoundedStateStore implements StateStore, AutoCloseable {

    private final StateStore inner;
    private final Duration budget;
    private final Consumer<List<OutboxEntry>> whenLate;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(BoundedStateStore::daemon);
    private final Map<AlertKey, Remembered> savedLate = new HashMap<>();
    private CompletableFuture<?> running = CompletableFuture.completedFuture(null);
    private Optional<Saving> late = Optional.empty();

    private record Saving(List<Remembered> changed, List<AlertKey> gone, List<OutboxEntry> owed) {}

    /**
     * Bounds a store.
     *
     * @param budget how long a call may take; a small part of the engine's step
     */
    public BoundedStateStore(StateStore inner, Duration budget) {
        this(inner, budget, owed -> {});
    }

    /**
     * The same where somebody waits for what is owed.
     *
     * @param whenLate hears what the store has by now, although the call that saved it had failed; on any thread
     */
    public BoundedStateStore(StateStore inner, Duration budget, Consumer<List<OutboxEntry>> whenLate) {
        this.inner = inner;
        this.budget = budget;
        this.whenLate = whenLate;
    }

    @Override
    public synchronized Snapshot load() {
        refuseWhileBusy();
        forgetLate();
        return within(inner::load, Optional.empty());
    }

    @Override
    public synchronized void save(
            Instant aliveAt, Collection<Remembered> changed, Collection<AlertKey> gone, Collection<OutboxEntry> owed) {
        refuseWhileBusy();
        noteLate();
        List<Remembered> news = changed.stream()
                .filter(alert -> !alert.equals(savedLate.get(alert.key())))
                .toList();
        Saving saving = new Saving(news, List.copyOf(gone), List.copyOf(owed));
        within(
                () -> {
                    inner.save(aliveAt, saving.changed(), saving.gone(), saving.owed());
                    return aliveAt;
                },
                Optional.of(saving));
        forgetLate();
    }

    private void refuseWhileBusy() {
        if (!running.isDone()) {
            throw late("still does what it was asked for earlier", null);
        }
    }

    /** What became of the save that nobody waited for. */
    private void noteLate() {
        if (late.isPresent() && running.isCompletedExceptionally()) {
            savedLate.clear();
        } else {
            late.ifPresent(saved -> {
                saved.gone().forEach(savedLate::remove);
                saved.changed().forEach(alert -> savedLate.put(alert.key(), alert));
            });
        }
        late = Optional.empty();
    }

    private void forgetLate() {
        savedLate.clear();
        late = Optional.empty();
    }

    /** Takes no further call. */
    @Override
    public void close() {
        executor.shutdownNow();
    }

    private <T> T within(Supplier<T> call, Optional<Saving> saving) {
        CompletableFuture<T> current = CompletableFuture.supplyAsync(call, executor);
        running = current;
        try {
            return current.get(budget.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            goesOn(current, saving);
            throw late("did not answer within " + budget, slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            goesOn(current, saving);
            throw late("was not waited for: the process ends", interrupted);
        } catch (ExecutionException failed) {
            forgetLate();
            if (failed.getCause() instanceof StoreException known) {
                throw new StoreException(known.trouble(), String.valueOf(known.getMessage()), known);
            }
            throw new StoreException(new Trouble.Broken(), "the store of alerts failed", failed.getCause());
        }
    }

    private void goesOn(CompletableFuture<?> current, Optional<Saving> saving) {
        late = saving;
        running = current.thenRun(() -> saving.ifPresent(saved -> whenLate.accept(saved.owed())));
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
