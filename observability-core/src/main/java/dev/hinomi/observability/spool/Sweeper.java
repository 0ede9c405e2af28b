package dev.hinomi.observability.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Deletes files on a thread of its own, which ends when there is nothing to delete: to unlink 8 MiB can take
 * milliseconds, and the locks of the callers are those of the application's threads. Thread-safe.
 */
final class Sweeper {
    private static final long IDLE_SECONDS = 5;
    private static final long LAST_SWEEP_MILLIS = 200;

    private final ThreadPoolExecutor thread;

    Sweeper() {
        thread = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Sweeper::daemon);
        thread.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "hinomi-spool-sweeper");
        thread.setDaemon(true);
        return thread;
    }

    /** Deletes a file whose space is free then, even if the garbage collector has not yet unmapped what was mapped of it. */
    void delete(Path file) {
        run(() -> {
            SpoolDirectory.empty(file);
            Files.deleteIfExists(file);
        });
    }

    void run(Deletion deletion) {
        try {
            thread.execute(() -> {
                try {
                    deletion.run();
                } catch (IOException stays) {
                    // Whoever opens the directory next finds it acknowledged and tries again.
                }
            });
        } catch (RejectedExecutionException closed) {
            // As above.
        }
    }

    /** Something to delete. */
    @FunctionalInterface
    interface Deletion {
        void run() throws IOException;
    }

    /** Finishes within a fraction of a second, or leaves the rest to whoever opens the directory next. */
    void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(LAST_SWEEP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
