package dev.hinomi.observability.spool;

import dev.hinomi.observability.delivery.Admission;
import dev.hinomi.observability.delivery.Cut;
import dev.hinomi.observability.delivery.DropReason;
import dev.hinomi.observability.delivery.MemorySpool;
import dev.hinomi.observability.delivery.Priority;
import dev.hinomi.observability.delivery.Spool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Entries in files, which outlive the process: what {@link #offer} has taken survives {@code kill -9}, and an entry is
 * forgotten only when it is committed. A crash between the acknowledgement and the commit sends a batch a second time.
 * Nothing is forced to the disk, so a loss of power can cost what the operating system had not written yet.
 *
 * <p>Each spool writes into a directory of its own under the base and locks it. Directories of processes that have ended
 * are adopted by exactly one spool that is opened later, and their entries are delivered first. An entry whose bytes are
 * damaged is lost alone.
 *
 * <p>While the disk cannot be written (full, read-only, gone) entries go to a bounded {@link MemorySpool}; the disk is
 * tried again every 10 s.
 *
 * <p>Thread-safe. An {@link #offer} costs one write to the page cache. {@link #peek} throws {@link UncheckedIOException}
 * while a file cannot be read; after 30 attempts that file is given up, and its entries count as given up with the
 * next offer.
 */
public final class DurableSpool implements Spool {
    private static final long RETRY_NANOS = Duration.ofSeconds(10).toNanos();

    private final Path base;
    private final DurableSpoolOptions options;
    private final SegmentQueue disk;
    private final MemorySpool memory;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Recovery recovery = Recovery.NOTHING;
    private boolean onDisk = true;
    private boolean closed;
    private boolean cursorFailed;
    private long retryAt;
    private long entriesBeforeMemory;
    private int memoryInFlight;
    private final AtomicReference<@Nullable String> news = new AtomicReference<>();

    private DurableSpool(Path base, DurableSpoolOptions options, Volume volume) {
        this.base = base;
        this.options = options;
        this.disk = new SegmentQueue(base, options, volume);
        this.memory = MemorySpool.ofBytes(options.memoryBytes());
    }

    /**
     * Opens a spool and adopts what ended processes have left under the base. Never throws for the state of the disk: if
     * the directory cannot be used, entries wait in memory and the warnings tell.
     *
     * @param base a directory that all processes of a service on this machine may share; made if it is absent
     * @param options how it keeps its entries
     */
    public static DurableSpool open(Path base, DurableSpoolOptions options) {
        return open(base, options, Volume.disk());
    }

    /**
     * The directory of a service for which nobody has chosen one, below {@code java.io.tmpdir}: no two services, and no
     * two users, have the same. Makes nothing.
     *
     * @param service the name of the service
     */
    public static Path defaultDirectory(String service) {
        return DefaultDirectory.of(
                Path.of(System.getProperty("java.io.tmpdir")), System.getProperty("user.name", ""), service);
    }

    static DurableSpool open(Path base, DurableSpoolOptions options, Volume volume) {
        DurableSpool spool = new DurableSpool(base, options, volume);
        spool.open();
        return spool;
    }

    private void open() {
        lock.lock();
        try {
            recovery = disk.adopt();
            disk.openOwn();
        } catch (IOException unusable) {
            fallBack(unusable);
        } finally {
            lock.unlock();
        }
        tellNews();
        if (recovery.torn() > 0) {
            tell(recovery.torn() + " entries that an ended process left in " + base + " are damaged and lost; "
                    + recovery.entries() + " are whole and will be delivered.");
        }
    }

    @Override
    public Admission offer(byte[] buffer, int offset, int length, Priority priority) {
        Admission admission;
        lock.lock();
        try {
            admission = closed ? new Admission(DropReason.CLOSED, 0) : store(buffer, offset, length, priority);
        } finally {
            lock.unlock();
        }
        tellNews();
        return admission;
    }

    private Admission store(byte[] buffer, int offset, int length, Priority priority) {
        Admission admission = null;
        if (onDisk || options.ticker().nanos() - retryAt >= 0) {
            try {
                admission = disk.append(buffer, offset, length);
                comeBack();
            } catch (IOException failed) {
                fallBack(failed);
            }
        }
        if (admission == null) {
            admission = memory.offer(buffer, offset, length, priority);
        }
        int givenUp = disk.takeGivenUp();
        entriesBeforeMemory = Math.max(0, entriesBeforeMemory - givenUp);
        return givenUp == 0 ? admission : new Admission(admission.refusal(), admission.evicted() + givenUp);
    }

    private void comeBack() {
        if (!onDisk) {
            onDisk = true;
            news.set("entries are stored in " + base + " again.");
        }
    }

    private void fallBack(IOException cause) {
        if (onDisk) {
            onDisk = false;
            news.set("entries cannot be stored in " + base + " (" + cause + ") and wait in memory, at most "
                    + options.memoryBytes()
                    + " bytes: see whether the disk is full or read-only. It is"
                    + " tried again every " + Duration.ofNanos(RETRY_NANOS).toSeconds() + " s.");
        }
        if (memory.entries() == 0) {
            entriesBeforeMemory = disk.entries();
        }
        retryAt = options.ticker().nanos() + RETRY_NANOS;
    }

    @Override
    public void prepare(Cut cut) {
        boolean more = true;
        while (more) {
            ReadAhead ahead = beginReadAhead(cut);
            if (ahead == null) {
                return;
            }
            ahead.run();
            more = finishReadAhead(ahead);
        }
    }

    private @Nullable ReadAhead beginReadAhead(Cut cut) {
        lock.lock();
        try {
            return closed || isMemoryNext() ? null : disk.beginReadAhead(upToMemory(cut));
        } finally {
            lock.unlock();
        }
    }

    private boolean finishReadAhead(ReadAhead ahead) {
        lock.lock();
        try {
            return disk.finishReadAhead(ahead);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<byte[]> peek(Cut cut) {
        lock.lock();
        try {
            if (closed) {
                return List.of();
            }
            if (isMemoryNext()) {
                List<byte[]> batch = memory.peek(cut);
                memoryInFlight = Math.max(memoryInFlight, batch.size());
                return batch;
            }
            return disk.peek(upToMemory(cut));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Entries in " + base + " cannot be read: " + unreadable, unreadable);
        } finally {
            lock.unlock();
        }
    }

    private Cut upToMemory(Cut cut) {
        if (memory.entries() == 0) {
            return cut;
        }
        long most = Math.min(cut.maxEntries(), Math.max(1, entriesBeforeMemory));
        return new Cut((int) most, cut.maxBytes(), cut.overheadBytes());
    }

    private boolean isMemoryNext() {
        if (memoryInFlight > 0 || disk.isInFlight()) {
            return memoryInFlight > 0;
        }
        return memory.entries() > 0 && (entriesBeforeMemory == 0 || disk.entries() == 0);
    }

    @Override
    public void commit(int entries) {
        lock.lock();
        try {
            if (memoryInFlight > 0) {
                memory.commit(entries);
                memoryInFlight -= entries;
            } else {
                commitOnDisk(entries);
            }
        } finally {
            lock.unlock();
        }
        tellNews();
    }

    private void commitOnDisk(int entries) {
        entriesBeforeMemory = Math.max(0, entriesBeforeMemory - entries);
        try {
            disk.commit(entries);
            cursorFailed = false;
        } catch (IOException unwritable) {
            if (!cursorFailed) {
                cursorFailed = true;
                news.set("what has been delivered cannot be noted in " + base + " (" + unwritable
                        + "): after a crash it is delivered a second time.");
            }
        }
    }

    @Override
    public long entries() {
        lock.lock();
        try {
            return disk.entries() + memory.entries();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long bytes() {
        lock.lock();
        try {
            return disk.payloadBytes() + memory.bytes();
        } finally {
            lock.unlock();
        }
    }

    /** What was found when it was opened. */
    public Recovery recovery() {
        return recovery;
    }

    /** Whether the last entry went to the disk, or would have; otherwise entries wait in memory. */
    public boolean isOnDisk() {
        lock.lock();
        try {
            return onDisk;
        } finally {
            lock.unlock();
        }
    }

    /** Gives the directory back; what waits in files is delivered by whoever opens the base next. */
    @Override
    public long close() {
        lock.lock();
        try {
            if (closed) {
                return 0;
            }
            closed = true;
            disk.close();
            memoryInFlight = 0;
            return memory.close();
        } finally {
            lock.unlock();
        }
    }

    private void tellNews() {
        String line = news.get() == null ? null : news.getAndSet(null);
        if (line != null) {
            tell(line);
        }
    }

    private void tell(String line) {
        try {
            options.warnings().warn("Hinomi: " + line);
        } catch (RuntimeException ignored) {
            // Nobody can be told about a failure to tell.
        }
    }
}
