package dev.hinomi.observability.json;

import dev.hinomi.observability.pool.Pool;
import java.util.function.Consumer;

/**
 * Writers shared by all threads. A writer that has grown beyond a limit is given up instead of kept. Thread-safe and
 * re-entrant: a nested use gets a writer of its own.
 */
public final class JsonWriterPool {
    private static final int KEPT_CAPACITY_BYTES = 128 * 1024;

    private final Pool<JsonWriter> writers = new Pool<>(JsonWriter::new);

    /** Lends an empty writer for the length of one action. The action must not keep it or its buffer. */
    public void use(Consumer<JsonWriter> action) {
        JsonWriter writer = writers.take();
        try {
            action.accept(writer);
        } finally {
            writer.reset();
            if (writer.capacity() <= KEPT_CAPACITY_BYTES) {
                writers.giveBack(writer);
            }
        }
    }
}
