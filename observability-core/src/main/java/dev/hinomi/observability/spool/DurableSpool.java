package dev.hinomi.observability.spool;

import dev.hinomi.observability.delivery.Admission;
import dev.hinomi.observability.delivery.Cut;
import dev.hinomi.observability.delivery.DropReason;
import dev.hinomi.observability.delivery.Priority;
import dev.hinomi.observability.delivery.Spool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Entries in files, which outlive the process: what {@link #offer} has taken survives {@code kill -9}, and an entry is
 * forgotten only when it is committed. A crash between the acknowledgement and the commit sends a batch a second time.
 * Nothing is forced to the disk, so a loss of power can cost what the operating system had not written yet.
 *
 * <p>Each spool writes into a directory of its own under the base and locks it. Directories of processes of the same user
 * that have ended are adopted by exactly one spool that is opened later, and their entries are delivered first. An entry
 * whose bytes are damaged is lost alone.
 *
 * <p>Entries of one priority share files, and a file is given up as a whole, but for what is being sent.
 *
 * <p>While the disk cannot be written (full, read-only, gone, or with less than 100 MiB or 1 % of it free) entries go to
 * a bounded {@link dev.hinomi.observability.delivery.MemorySpool}; the disk is tried again every 10 s.
 *
 * <p>Thread-safe; the counts are read without a lock. An {@link #offer} costs one copy into the page cache where that
 * is safe, else one write. {@link #peek}
 * throws {@link UncheckedIOException} while a file cannot be read; after 30 attempts that file is given up as damaged.
 */
public final class DurableSpool implements Spool {
    private final Path base;
    private final Disk disk;
    private final Standby standby;
    private final DiskWatch watch;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Recovery recovery = Recovery.NOTHING;
    private boolean closed;

    private DurableSpool(Path base, DurableSpoolOptions options, Volume volume) {
        this.base = base;
        this.disk = new Disk(base, options, volume);
        this.standby = new Standby(options.memoryBytes(), disk);
        this.watch = new DiskWatch(base, options);
    }

    /**
     * Opens a spool and adopts what ended processes have left under the base. Never throws for the state of the disk: if
     * the directory cannot be used, or is a link or another user's, entries wait in memory and the warnings tell.
     *
     * @param base a directory that all processes of a service on this machine may share; made if it is absent
     * @param options how it keeps its entries
     */
    public static DurableSpool open(Path base, DurableSpoolOptions options) {
        return open(base, options, new DiskVolume());
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
            disk.openOwn();
        } catch (IOException unusable) {
            watch.hasFailed(unusable);
        } finally {
            lock.unlock();
        }
        watch.tell();
        adopt();
        watch.tell();
    }

    private void adopt() {
        lock.lock();
        try {
            recovery = disk.adopt();
            watch.hasAdopted(recovery);
        } catch (IOException unreadable) {
            watch.hasNotRead(unreadable);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Admission offer(byte[] buffer, int offset, int length, Priority priority, int items) {
        Admission admission;
        lock.lock();
        try {
            admission = closed
                    ? new Admission(DropReason.CLOSED, 0)
                    : store(ByteBuffer.wrap(buffer, offset, length), priority, items);
        } finally {
            lock.unlock();
        }
        watch.tell();
        return admission;
    }

    private Admission store(ByteBuffer payload, Priority priority, int items) {
        Admission onDisk = watch.isWorthATry() ? storeOnDisk(payload, priority, items) : null;
        Admission admission = onDisk == null ? standby.offer(payload, priority, items) : onDisk;
        long givenUp = disk.takeGivenUp();
        return givenUp == 0 ? admission : new Admission(admission.refusal(), admission.evicted() + givenUp);
    }

    private @Nullable Admission storeOnDisk(ByteBuffer payload, Priority priority, int items) {
        try {
            Admission admission = disk.append(payload, priority, items);
            watch.hasWorked();
            return admission;
        } catch (IOException failed) {
            watch.hasFailed(failed);
            return null;
        }
    }

    @Override
    public void prepare(Cut cut) {
        boolean more = true;
        while (more) {
            Fetch fetch = beginFetch(cut);
            if (fetch == null) {
                return;
            }
            fetch.run();
            more = finishFetch(fetch);
        }
    }

    private @Nullable Fetch beginFetch(Cut cut) {
        lock.lock();
        try {
            return closed || standby.isNext() ? null : disk.beginFetch(cut, standby.behind());
        } finally {
            lock.unlock();
        }
    }

    private boolean finishFetch(Fetch fetch) {
        lock.lock();
        try {
            return disk.finishFetch(fetch);
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
            return standby.isNext() ? standby.peek(cut) : peekOnDisk(cut);
        } finally {
            lock.unlock();
        }
    }

    private List<byte[]> peekOnDisk(Cut cut) {
        try {
            List<byte[]> batch = disk.peek(cut, standby.behind());
            return batch.isEmpty() && standby.isNext() ? standby.peek(cut) : batch;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Entries in " + base + " cannot be read: " + unreadable, unreadable);
        }
    }

    @Override
    public long takeDamaged() {
        lock.lock();
        try {
            return disk.takeDamaged();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long commit(int entries) {
        long items;
        lock.lock();
        try {
            items = standby.isInFlight() ? standby.commit(entries) : commitOnDisk(entries);
        } finally {
            lock.unlock();
        }
        watch.tell();
        return items;
    }

    private long commitOnDisk(int entries) {
        try {
            disk.acknowledge(entries);
            watch.hasNotedCommit();
        } catch (IOException unwritable) {
            watch.hasNotNotedCommit(unwritable);
        }
        return disk.commit(entries);
    }

    @Override
    public long entries() {
        return disk.tally().entries() + standby.entries();
    }

    @Override
    public long items() {
        return disk.tally().items() + standby.items();
    }

    @Override
    public long bytes() {
        return disk.tally().payloadBytes() + standby.bytes();
    }

    /** What was found when it was opened. */
    public Recovery recovery() {
        return recovery;
    }

    /** Whether the last entry went to the disk, or would have; otherwise entries wait in memory. */
    public boolean isOnDisk() {
        return watch.works();
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
            return standby.close();
        } finally {
            lock.unlock();
        }
    }
}
