package dev.hinomi.observability.spool;

import dev.hinomi.observability.delivery.Admission;
import dev.hinomi.observability.delivery.Cut;
import dev.hinomi.observability.delivery.MemorySpool;
import dev.hinomi.observability.delivery.Priority;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The memory that stands in for a disk that cannot be written. What waits in it comes after what was on the disk before,
 * and before what comes to the disk afterwards; entries of a second failure join those of the first that still wait. Not
 * thread-safe, but for the counts.
 */
final class Standby {
    private final MemorySpool memory;
    private final Disk disk;
    private long behind;
    private int inFlight;

    Standby(long bytes, Disk disk) {
        this.memory = MemorySpool.ofBytes(bytes);
        this.disk = disk;
    }

    Admission offer(ByteBuffer payload, Priority priority, int items) {
        if (memory.entries() == 0) {
            behind = disk.seal();
        }
        int offset = payload.arrayOffset() + payload.position();
        return memory.offer(payload.array(), offset, payload.remaining(), priority, items);
    }

    /** Only entries on the disk with numbers below this come before those here. */
    long behind() {
        return memory.entries() == 0 ? Long.MAX_VALUE : behind;
    }

    /** Whether the next entries come from here. */
    boolean isNext() {
        if (inFlight > 0 || disk.isInFlight()) {
            return inFlight > 0;
        }
        return memory.entries() > 0 && !disk.hasUnread(behind);
    }

    List<byte[]> peek(Cut cut) {
        List<byte[]> batch = memory.peek(cut);
        inFlight = Math.max(inFlight, batch.size());
        return batch;
    }

    boolean isInFlight() {
        return inFlight > 0;
    }

    long commit(int entries) {
        long items = memory.commit(entries);
        inFlight -= entries;
        return items;
    }

    long entries() {
        return memory.entries();
    }

    long items() {
        return memory.items();
    }

    long bytes() {
        return memory.bytes();
    }

    /** Forgets everything; answers how many items that are. */
    long close() {
        inFlight = 0;
        return memory.close();
    }
}
