package dev.hinomi.benchmarks.bench;

import dev.hinomi.benchmarks.process.Orders;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** A process that logs at a steady rate each time it is told how many lines, and says how long the calls took. */
final class PacedCalls {
    private static final int LINES_PER_SECOND = 5_000;

    private PacedCalls() {}

    /** Called in the process: a URI of an intake means ours, a file means the peer's. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[1]);
        SampleLogger logger =
                args[0].equals("peer") ? SampleLogger.peer(file) : SampleLogger.ours(URI.create(args[0]), file);
        try (logger) {
            Orders.serve(lines -> {
                long[] nanos = calls(Integer.parseInt(lines), logger);
                return nanos[nanos.length / 2] + " " + nanos[nanos.length / 100 * 99];
            });
        }
        System.exit(0);
    }

    private static long[] calls(int lines, SampleLogger logger) {
        long[] nanos = new long[lines];
        long start = System.nanoTime();
        for (int line = 0; line < lines; line++) {
            LockSupport.parkNanos(start + line * 1_000_000_000L / LINES_PER_SECOND - System.nanoTime());
            long called = System.nanoTime();
            logger.log();
            nanos[line] = System.nanoTime() - called;
        }
        Arrays.sort(nanos);
        return nanos;
    }
}
