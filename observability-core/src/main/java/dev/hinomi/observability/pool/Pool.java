package dev.hinomi.observability.pool;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * At most {@value #KEPT} things that all threads share, so that neither garbage nor memory grows with the number of
 * threads, virtual ones included. Whoever takes one has it alone, a nested use gets another one. Never blocks.
 * Thread-safe.
 *
 * @param <T> what is kept
 */
public final class Pool<T> {
    /** How many are kept at most while nobody uses them. */
    public static final int KEPT = 64;

    private static final int TRIES = 4;

    private final AtomicReferenceArray<@Nullable T> kept = new AtomicReferenceArray<>(KEPT);
    private final Supplier<T> source;

    /** A pool that gets what it lacks from a source. */
    public Pool(Supplier<T> source) {
        this.source = source;
    }

    /** Takes one that is kept, or a new one. */
    public T take() {
        int first = slotOfThread();
        for (int i = 0; i < TRIES; i++) {
            int slot = (first + i) % KEPT;
            T found = kept.get(slot);
            if (found != null && kept.compareAndSet(slot, found, null)) {
                return found;
            }
        }
        return source.get();
    }

    /** Gives one back, ready for the next use, which the caller must not touch again; it is let go if there are enough. */
    public void giveBack(T used) {
        int first = slotOfThread();
        for (int i = 0; i < TRIES; i++) {
            if (kept.compareAndSet((first + i) % KEPT, null, used)) {
                return;
            }
        }
    }

    /** Threads begin at different slots so that they seldom meet. */
    private static int slotOfThread() {
        return (Thread.currentThread().hashCode() & Integer.MAX_VALUE) % KEPT;
    }
}
