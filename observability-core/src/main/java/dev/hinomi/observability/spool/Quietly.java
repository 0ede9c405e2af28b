package dev.hinomi.observability.spool;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Closing files about whose end nothing can be done. */
final class Quietly {
    private Quietly() {}

    static void close(@Nullable Closeable file) {
        if (file == null) {
            return;
        }
        try {
            file.close();
        } catch (IOException ignored) {
            // What was written is in the page cache already; the handle is gone either way.
        }
    }
}
