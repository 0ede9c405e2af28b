package dev.hinomi.observability.delivery;

import dev.hinomi.observability.time.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A delivery without a thread on a clock that is cranked by hand: what a test does is all that happens. */
final class DeliveryBench {
    static final Duration LINGER = Duration.ofSeconds(1);

    final ManualClock clock = ManualClock.at("2026-11-23T09:00:00Z");
    final ScriptedTransport destination = new ScriptedTransport();
    final List<String> warnings = new ArrayList<>();
    final List<String> news = new ArrayList<>();
    final List<String> quarantined = new ArrayList<>();
    final Spool spool;
    final Ledger ledger;
    final Courier courier;
    double chance;
    EntryRefresh refresh = EntryRefresh.NONE;
    Expiry expiry = Expiry.NONE;

    DeliveryBench() {
        this(new BatchLimits(4, 1_000, 500), MemorySpool.ofBytes(1_000_000));
    }

    DeliveryBench(BatchLimits limits, Spool spool) {
        this(DeliverySettings.of("logs", Framing.JSON_ARRAY, limits), spool);
    }

    DeliveryBench(DeliverySettings defaults, Spool spool) {
        DeliverySettings settings =
                defaults.withLinger(LINGER).withBackoff(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), 0));
        this.spool = spool;
        this.ledger = new Ledger(spool, defaults.limits());
        this.courier = new Courier(
                Delivery.builder(settings, destination)
                        .spool(spool)
                        .ticker(clock)
                        .clock(clock)
                        .quarantine(new Ward())
                        .warnings(new Told())
                        .refreshing((entry, now) -> refresh.refresh(entry, now))
                        .expiring((entry, now) -> expiry.isExpired(entry, now))
                        .chance(() -> chance),
                ledger);
    }

    void offer(String... entries) {
        offer(Priority.NORMAL, entries);
    }

    void offer(Priority priority, String... entries) {
        for (String entry : entries) {
            byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
            ledger.enter(bytes, 0, bytes.length, priority, 1);
        }
    }

    /** Offers an entry that stands for so many items. */
    void offerItems(int items, String entry) {
        byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
        ledger.enter(bytes, 0, bytes.length, Priority.NORMAL, items);
    }

    void offerNumbered(int count) {
        for (int i = 1; i <= count; i++) {
            offer(String.valueOf(i));
        }
    }

    /** Takes turns until the next one is not due yet, and answers when it will be. */
    Duration run() {
        Duration wait = courier.turn();
        while (wait.isZero()) {
            wait = courier.turn();
        }
        return wait;
    }

    /** Lets time pass and then everything happen that is due. */
    Duration runAfter(Duration time) {
        clock.advance(time);
        return run();
    }

    private final class Told implements LocalWarnings {
        @Override
        public void warn(String line) {
            warnings.add(line);
        }

        @Override
        public void info(String line) {
            news.add(line);
        }
    }

    private final class Ward implements Quarantine {
        @Override
        public void keep(byte[] entry, String reason) {
            quarantined.add(new String(entry, StandardCharsets.UTF_8));
        }

        @Override
        public String place() {
            return "the ward";
        }
    }
}
