package dev.hinomi.observability.metrics;

import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.delivery.MemorySpool;
import dev.hinomi.observability.delivery.Spool;
import dev.hinomi.observability.spool.DurableSpool;
import dev.hinomi.observability.spool.DurableSpoolOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the blocks of each signal of metrics wait, and how much room they may take. 55 minutes of 10,000 meters are some
 * 12 MB: a block waits compressed.
 *
 * @param mode in files or in memory
 * @param directory the folder that holds one folder for each signal; empty for one of the service's own, below
 *     {@code java.io.tmpdir}
 * @param diskBytes the most bytes in files for each signal
 * @param memoryBytes the most bytes in memory for each signal; in files only while the disk cannot be written
 */
public record MetricQueue(MetricMode mode, Optional<Path> directory, long diskBytes, long memoryBytes) {
    /** The most bytes on disk unless told otherwise; room for hours of 10,000 meters. */
    public static final long DEFAULT_DISK_BYTES = 64L * 1024 * 1024;

    /** The most bytes in memory unless told otherwise. */
    public static final long DEFAULT_MEMORY_BYTES = 16L * 1024 * 1024;

    /** The size at which a file is full: a day of a small service. */
    private static final int SEGMENT_BYTES = 1024 * 1024;

    /** In files, in a folder of the service's own. */
    public static MetricQueue ofDefaults() {
        return new MetricQueue(MetricMode.DURABLE, Optional.empty(), DEFAULT_DISK_BYTES, DEFAULT_MEMORY_BYTES);
    }

    /** The same in another place. */
    public MetricQueue withMode(MetricMode value) {
        return new MetricQueue(value, directory, diskBytes, memoryBytes);
    }

    /** The same with room for so many bytes in memory. */
    public MetricQueue withMemoryBytes(long value) {
        return new MetricQueue(mode, directory, diskBytes, value);
    }

    /** The same with room for so many bytes in files. */
    public MetricQueue withDiskBytes(long value) {
        return new MetricQueue(mode, directory, value, memoryBytes);
    }

    /** What gives it more room, in the words of the configuration. */
    public String advice() {
        return mode == MetricMode.MEMORY ? "raise hinomi.metrics.queue-size" : "raise hinomi.metrics.disk-size";
    }

    /** The folder of one signal, where small things may be remembered too; empty if nothing outlives the process. */
    public Optional<Path> memory(String service, String signal) {
        return mode == MetricMode.MEMORY ? Optional.empty() : Optional.of(folder(service, signal));
    }

    private Path folder(String service, String signal) {
        return directory
                .map(folder -> folder.resolve(signal))
                .orElseGet(() -> DurableSpool.defaultDirectory(service, signal));
    }

    /** The same in another folder. */
    public MetricQueue withDirectory(Path value) {
        return new MetricQueue(mode, Optional.of(value), diskBytes, memoryBytes);
    }

    /**
     * Opens it for one signal. Never throws for the state of the disk: what cannot wait in files waits in memory, and the
     * warnings tell.
     *
     * @param service whose points these are
     * @param signal the name of the signal, such as {@code metrics}
     * @param warnings where trouble with the disk is told
     */
    public Spool open(String service, String signal, LocalWarnings warnings) {
        return mode == MetricMode.MEMORY
                ? MemorySpool.ofBytes(memoryBytes)
                : DurableSpool.open(
                        folder(service, signal),
                        DurableSpoolOptions.ofDefaults()
                                .withMaxBytes(diskBytes)
                                .withSegmentBytes(SEGMENT_BYTES)
                                .withMemoryBytes(memoryBytes)
                                .withWarnings(warnings));
    }
}
