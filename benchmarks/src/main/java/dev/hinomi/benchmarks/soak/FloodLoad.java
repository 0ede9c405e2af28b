package dev.hinomi.benchmarks.soak;

import ch.qos.logback.classic.Logger;
import dev.hinomi.benchmarks.logs.SpooledLogs;
import dev.hinomi.benchmarks.process.Orders;
import dev.hinomi.observability.delivery.DeliveryCounts;
import dev.hinomi.observability.logs.FloodLimit;
import dev.hinomi.observability.logs.LogOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A process that logs the same error over and over, with an exception, as many times a second as it is told. */
final class FloodLoad {
    private static final Duration TO_DRAIN = Duration.ofSeconds(30);
    private static final int BURST = 100;

    private FloodLoad() {}

    /** So many errors in so many seconds; answers with how many of them were suppressed, and what became of the lines. */
    static String errors(int errors, int seconds) {
        return errors + " " + seconds;
    }

    /** Called in the process with the address of an intake and a folder for the spool. */
    public static void main(String[] args) throws IOException {
        LogOptions options = LogOptions.defaults().withFlood(FloodLimit.ofDefaults());
        try (SpooledLogs logs = SpooledLogs.open(URI.create(args[0]), Path.of(args[1]), options)) {
            Orders.serve(order -> {
                String[] parts = order.split(" ", -1);
                flood(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), logs.logger());
                logs.shipping().flush(TO_DRAIN);
                DeliveryCounts counts = logs.shipping().outlet().counts();
                return logs.shipping().suppressed() + " " + counts.sent() + " " + counts.droppedTotal();
            });
        }
        System.exit(0);
    }

    private static void flood(int errors, int seconds, Logger logger) {
        IllegalStateException failure = new IllegalStateException("The connection was closed.");
        long start = System.nanoTime();
        for (int error = 0; error < errors; error++) {
            if (error % BURST == 0) {
                LockSupport.parkNanos(
                        start + Duration.ofSeconds(seconds).toNanos() / errors * error - System.nanoTime());
            }
            logger.error("Payment {} could not be captured.", error, failure);
        }
    }
}
