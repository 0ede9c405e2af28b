package dev.hinomi.observability.json;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;

/**
 * Writers shared by all threads, so that neither garbage nor memory grows with the number of threads. A writer that has
 * grown beyond a limit is given up instead of kept. Thread-safe and re-entrant: a nested use gets a writer of its own.
 */
public final class JsonWriterPool {
    private static final int KEPT_WRITERS = 64;
    private static final int KEPT_CAPACITY_BYTES = 128 * 1024;

    private final ArrayBlockingQueue<JsonWriter> idle = new ArrayBlockingQueue<>(KEPT_WRITERS);

    /** Lends an empty writer for the length of one action. The action must not keep it or its buffer. */
    public void use(Consumer<JsonWriter> action) {
        JsonWriter pooled = idle.poll();
        JsonWriter writer = pooled == null ? new JsonWriter() : pooled;
        try {
            action.accept(writer);
        } finally {
            writer.reset();
            if (writer.capacity() <= KEPT_CAPACITY_BYTES) {
                idle.offer(writer);
            }
        }
    }
}
