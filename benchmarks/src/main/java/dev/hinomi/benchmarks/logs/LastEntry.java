package dev.hinomi.benchmarks.logs;

import dev.hinomi.observability.delivery.DeliveryCounts;
import dev.hinomi.observability.delivery.Outlet;
import dev.hinomi.observability.delivery.Priority;
import java.time.Duration;
import java.util.Map;

/** A way out that leads nowhere and knows only how long the last entry was. For one thread. */
public final class LastEntry implements Outlet {
    private int bytes;
    private long entries;

    @Override
    public boolean offer(byte[] buffer, int offset, int length, Priority priority, int items) {
        bytes = length;
        entries++;
        return true;
    }

    /** How long the last entry was. */
    public int bytes() {
        return bytes;
    }

    @Override
    public void countLost() {
        throw new IllegalStateException("An event could not be encoded, so that nothing was measured.");
    }

    @Override
    public String signal() {
        return "logs";
    }

    @Override
    public boolean flush(Duration atMost) {
        return true;
    }

    @Override
    public DeliveryCounts counts() {
        return new DeliveryCounts(entries, entries, 0, Map.of(), 0, 0, 0, 0, 0);
    }

    @Override
    public Duration closeDeadline() {
        return Duration.ZERO;
    }

    @Override
    public void close(Duration deadline) {}
}
