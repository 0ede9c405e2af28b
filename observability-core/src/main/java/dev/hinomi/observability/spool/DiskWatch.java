package dev.hinomi.observability.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Whether the disk takes entries, when it is tried again, and the lines about it: one when it fails and one when it works
 * again, however often it is tried. Changed under the lock of the spool; told without.
 */
final class DiskWatch {
    private static final long RETRY_NANOS = Duration.ofSeconds(10).toNanos();

    private final Path base;
    private final DurableSpoolOptions options;
    private final AtomicReference<@Nullable String> news = new AtomicReference<>();
    private volatile boolean works = true;
    private boolean notesCommits = true;
    private long retryAt;

    DiskWatch(Path base, DurableSpoolOptions options) {
        this.base = base;
        this.options = options;
    }

    boolean works() {
        return works;
    }

    boolean isWorthATry() {
        return works || options.ticker().nanos() - retryAt >= 0;
    }

    void hasWorked() {
        if (!works) {
            works = true;
            news.set("entries are stored in " + base + " again.");
        }
    }

    void hasFailed(IOException cause) {
        if (works) {
            works = false;
            news.set("entries cannot be stored in " + base + " (" + cause + ") and wait in memory, at most "
                    + options.memoryBytes()
                    + " bytes: see whether the disk is full or read-only. It is tried again every "
                    + Duration.ofNanos(RETRY_NANOS).toSeconds() + " s.");
        }
        retryAt = options.ticker().nanos() + RETRY_NANOS;
    }

    void hasNotedCommit() {
        notesCommits = true;
    }

    void hasNotNotedCommit(IOException cause) {
        if (notesCommits) {
            notesCommits = false;
            news.set("what has been delivered cannot be noted in " + base + " (" + cause
                    + "): after a crash it is delivered a second time.");
        }
    }

    void hasNotRead(IOException cause) {
        news.set("what ended processes left in " + base + " cannot be read (" + cause
                + ") and stays there: see whose it is.");
    }

    void hasAdopted(Recovery recovery) {
        if (recovery.torn() > 0) {
            news.set(recovery.torn() + " entries that an ended process left in " + base + " are damaged and lost; "
                    + recovery.entries() + " are whole and will be delivered.");
        }
    }

    /** Tells the last line that nobody has been told yet. */
    void tell() {
        String line = news.get() == null ? null : news.getAndSet(null);
        if (line == null) {
            return;
        }
        try {
            options.warnings().warn("Hinomi: " + line);
        } catch (RuntimeException ignored) {
            // Nobody can be told about a failure to tell.
        }
    }
}
