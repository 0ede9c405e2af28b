package dev.hinomi.benchmarks.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.hinomi.benchmarks.process.Orders;
import dev.hinomi.observability.datadog.Compression;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that, each time it is told how many lines, logs them as fast as they can be shipped, and says how much CPU
 * time all its threads took until the last of them was acknowledged.
 */
final class ShippedLoad {
    private static final int BURST = 1_000;
    private static final int MOST_QUEUED = 20_000;
    private static final long POLL_NANOS = 500_000;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final SampleLogger logger;

    private ShippedLoad(SampleLogger logger) {
        this.logger = logger;
    }

    /** Called in the process with the address of an intake, a folder for the spool, and the compression. */
    public static void main(String[] args) throws IOException {
        try (SampleLogger logger =
                SampleLogger.ours(URI.create(args[0]), Path.of(args[1]), Compression.valueOf(args[2]))) {
            ShippedLoad load = new ShippedLoad(logger);
            Orders.serve(lines -> String.valueOf(load.cpuNanosOf(Integer.parseInt(lines))));
        }
        System.exit(0);
    }

    private long cpuNanosOf(int lines) {
        long before = system.getProcessCpuTime();
        for (int line = 0; line < lines; line += BURST) {
            for (int call = 0; call < BURST; call++) {
                logger.log();
            }
            awaitAtMost(MOST_QUEUED);
        }
        logger.drain();
        return system.getProcessCpuTime() - before;
    }

    private void awaitAtMost(long queued) {
        while (logger.queued() > queued) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
