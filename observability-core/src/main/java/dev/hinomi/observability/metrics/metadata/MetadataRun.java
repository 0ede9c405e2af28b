package dev.hinomi.observability.metrics.metadata;

import dev.hinomi.observability.datadog.DatadogReply;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Tells Datadog everything that it was not told yet, and ends when there is nothing left to tell.
 *
 * @param transport the way to Datadog
 * @param sent what Datadog was told already
 * @param warnings where trouble is told
 * @param ticker the time
 * @param chance random numbers from 0 to 1
 * @param rest waits
 */
record MetadataRun(
        MetadataTransport transport,
        SentMetadata sent,
        LocalWarnings warnings,
        Ticker ticker,
        DoubleSupplier chance,
        Rest rest) {
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Waits. */
    @FunctionalInterface
    interface Rest {
        /** Waits so long, or until everything ends; whether it has ended. */
        boolean isOverAfter(Duration time);
    }

    /**
     * Waits until Datadog has acknowledged the first points, since it answers 404 for a metric that it does not know; whether
     * that came before the end of everything.
     */
    boolean awaitFirst(LongSupplier acknowledged) {
        while (acknowledged.getAsLong() == 0) {
            if (rest.isOverAfter(LOOK)) {
                return false;
            }
        }
        return true;
    }

    void run(List<SeriesMetadata> all) {
        MetadataPlan plan = new MetadataPlan(all);
        long start = ticker.nanos();
        Optional<Duration> wait = plan.untilNext(0);
        while (wait.isPresent()) {
            if (wait.get().isZero()) {
                send(plan, start);
            } else if (rest.isOverAfter(wait.get())) {
                return;
            }
            wait = plan.untilNext(ticker.nanos() - start);
        }
    }

    private void send(MetadataPlan plan, long start) {
        MetadataPlan.Due next = plan.take();
        if (sent.has(next.metadata())) {
            return;
        }
        DatadogReply reply = transport.put(next.metadata());
        MetadataNext now = plan.answered(next, reply, ticker.nanos() - start, chance.getAsDouble());
        switch (now.kind()) {
            case DONE -> sent.add(next.metadata());
            case GIVE_UP -> tell("is not told what one of the metrics means: " + now.reason());
            case STOP -> tell("is told no more what metrics mean: " + now.reason());
            case UNKNOWN, PAUSE -> {
                // It comes again.
            }
        }
    }

    private void tell(String trouble) {
        warnings.warn("Hinomi: Datadog " + trouble);
    }
}
