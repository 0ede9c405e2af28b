package dev.hinomi.benchmarks.soak;

import dev.hinomi.benchmarks.logs.SpooledLogs;
import dev.hinomi.benchmarks.process.Memory;
import dev.hinomi.benchmarks.process.Orders;
import dev.hinomi.observability.delivery.DeliveryCounts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A process that logs numbered lines when it is told to, and nothing else, so that its memory is what logging takes. */
final class OutageLoad {
    /** Waits, and hurries nobody, until nothing is queued; answers with the counts. */
    static final String DRAIN = "DRAIN";

    private static final long POLL_NANOS = 50_000_000;

    private final SpooledLogs logs;

    private OutageLoad(SpooledLogs logs) {
        this.logs = logs;
    }

    /** Logs lines; answers with the bytes that are retained then. */
    static String lines(int from, int to, int perSecond) {
        return from + " " + to + " " + perSecond;
    }

    /** Called in the process with the address of an intake and a folder for the spool. */
    public static void main(String[] args) throws IOException {
        try (SpooledLogs logs = SpooledLogs.open(URI.create(args[0]), Path.of(args[1]))) {
            OutageLoad load = new OutageLoad(logs);
            Orders.serve(order -> order.equals(DRAIN) ? load.drain() : load.log(order));
        }
        System.exit(0);
    }

    private String log(String order) {
        String[] parts = order.split(" ", -1);
        logs.log(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        return String.valueOf(Memory.retainedBytes());
    }

    private String drain() {
        while (counts().queued() > 0) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        DeliveryCounts counts = counts();
        return counts.accepted() + " " + counts.sent() + " " + counts.droppedTotal();
    }

    private DeliveryCounts counts() {
        return logs.shipping().outlet().counts();
    }
}
