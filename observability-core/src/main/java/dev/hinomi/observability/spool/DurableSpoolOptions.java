package dev.hinomi.observability.spool;

import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.time.Ticker;

/**
 * How a durable spool keeps its entries.
 *
 * @param disk how much of the disk it may take
 * @param segmentBytes the size at which a file is full, in bytes, unless that is more than a sixteenth of the disk limit;
 *     space is given back, and given up, a file at a time
 * @param memoryBytes the size of the spool in memory that stands in while the disk cannot be written, in bytes
 * @param warnings who is told when the disk fails, works again, or held damaged entries
 * @param ticker the clock for the pause between attempts at a failing disk
 */
public record DurableSpoolOptions(
        DiskLimit disk, int segmentBytes, long memoryBytes, LocalWarnings warnings, Ticker ticker) {
    /** The most bytes on disk unless told otherwise, and at most a tenth of what is free: 1.9 million lines of 551 bytes. */
    public static final long DEFAULT_MAX_BYTES = 1024L * 1024 * 1024;

    /** The size of a file unless told otherwise. */
    public static final int DEFAULT_SEGMENT_BYTES = 8 * 1024 * 1024;

    /** The size in memory unless told otherwise. */
    public static final long DEFAULT_MEMORY_BYTES = 8L * 1024 * 1024;

    private static final int DEFAULT_PERCENT_OF_USABLE = 10;

    /** Options under which at least one byte fits into a file and into memory. */
    public DurableSpoolOptions {
        if (segmentBytes < 1) {
            throw new IllegalArgumentException(
                    "A file of a spool must hold at least 1 byte, but holds " + segmentBytes + ".");
        }
        if (memoryBytes < 1) {
            throw new IllegalArgumentException(
                    "The spool in memory must hold at least 1 byte, but holds " + memoryBytes + ".");
        }
    }

    /**
     * On disk 1 GiB, or a tenth of what is free when it is opened if that is less, in files of 8 MiB; 8 MiB in memory;
     * warnings on the standard error stream.
     */
    public static DurableSpoolOptions ofDefaults() {
        return new DurableSpoolOptions(
                DiskLimit.atMost(DEFAULT_MAX_BYTES, DEFAULT_PERCENT_OF_USABLE),
                DEFAULT_SEGMENT_BYTES,
                DEFAULT_MEMORY_BYTES,
                LocalWarnings.standardError(),
                Ticker.system());
    }

    /** The same with exactly this size on disk. */
    public DurableSpoolOptions withMaxBytes(long value) {
        return withDisk(DiskLimit.exactly(value));
    }

    /** The same with another limit on disk. */
    public DurableSpoolOptions withDisk(DiskLimit value) {
        return new DurableSpoolOptions(value, segmentBytes, memoryBytes, warnings, ticker);
    }

    /** The same with another size of a file. */
    public DurableSpoolOptions withSegmentBytes(int value) {
        return new DurableSpoolOptions(disk, value, memoryBytes, warnings, ticker);
    }

    /** The same with another size in memory. */
    public DurableSpoolOptions withMemoryBytes(long value) {
        return new DurableSpoolOptions(disk, segmentBytes, value, warnings, ticker);
    }

    /** The same, telling somebody else. */
    public DurableSpoolOptions withWarnings(LocalWarnings value) {
        return new DurableSpoolOptions(disk, segmentBytes, memoryBytes, value, ticker);
    }

    /** The same with another clock. */
    public DurableSpoolOptions withTicker(Ticker value) {
        return new DurableSpoolOptions(disk, segmentBytes, memoryBytes, warnings, value);
    }
}
