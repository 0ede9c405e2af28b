package dev.hinomi.observability.spool;

import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.time.Ticker;

/**
 * How a durable spool keeps its entries.
 *
 * @param maxBytes the most bytes of all files together, those adopted from crashed processes included
 * @param segmentBytes the size at which a file is full, in bytes; space is given back, and given up, a file at a time
 * @param memoryBytes the size of the spool in memory that stands in while the disk cannot be written, in bytes
 * @param warnings who is told when the disk fails, works again, or held damaged entries
 * @param ticker the clock for the pause between attempts at a failing disk
 */
public record DurableSpoolOptions(
        long maxBytes, int segmentBytes, long memoryBytes, LocalWarnings warnings, Ticker ticker) {
    /** The size on disk unless told otherwise: about 450,000 lines of 551 bytes. */
    public static final long DEFAULT_MAX_BYTES = 256L * 1024 * 1024;

    /** The size of a file unless told otherwise. */
    public static final int DEFAULT_SEGMENT_BYTES = 8 * 1024 * 1024;

    /** The size in memory unless told otherwise. */
    public static final long DEFAULT_MEMORY_BYTES = 8L * 1024 * 1024;

    /** Options under which at least one file fits. */
    public DurableSpoolOptions {
        if (segmentBytes < 1 || maxBytes < segmentBytes) {
            throw new IllegalArgumentException("A spool must have room for at least one segment, but has " + maxBytes
                    + " bytes for segments of " + segmentBytes + " bytes: raise maxBytes or lower segmentBytes.");
        }
        if (memoryBytes < 1) {
            throw new IllegalArgumentException(
                    "The spool in memory must hold at least 1 byte, but holds " + memoryBytes + ".");
        }
    }

    /** 256 MiB on disk in files of 8 MiB, 8 MiB in memory, warnings on the standard error stream. */
    public static DurableSpoolOptions ofDefaults() {
        return new DurableSpoolOptions(
                DEFAULT_MAX_BYTES,
                DEFAULT_SEGMENT_BYTES,
                DEFAULT_MEMORY_BYTES,
                LocalWarnings.standardError(),
                Ticker.system());
    }

    /** The same with another size on disk; files shrink with it, so that at least four fit. */
    public DurableSpoolOptions withMaxBytes(long value) {
        int segment = (int) Math.max(1, Math.min(segmentBytes, value / 4));
        return new DurableSpoolOptions(value, segment, memoryBytes, warnings, ticker);
    }

    /** The same with another size of a file. */
    public DurableSpoolOptions withSegmentBytes(int value) {
        return new DurableSpoolOptions(maxBytes, value, memoryBytes, warnings, ticker);
    }

    /** The same with another size in memory. */
    public DurableSpoolOptions withMemoryBytes(long value) {
        return new DurableSpoolOptions(maxBytes, segmentBytes, value, warnings, ticker);
    }

    /** The same, telling somebody else. */
    public DurableSpoolOptions withWarnings(LocalWarnings value) {
        return new DurableSpoolOptions(maxBytes, segmentBytes, memoryBytes, value, ticker);
    }

    /** The same with another clock. */
    public DurableSpoolOptions withTicker(Ticker value) {
        return new DurableSpoolOptions(maxBytes, segmentBytes, memoryBytes, warnings, value);
    }
}
