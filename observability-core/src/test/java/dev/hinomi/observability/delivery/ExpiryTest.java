package dev.hinomi.observability.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.spool.DurableSpool;
import dev.hinomi.observability.spool.DurableSpoolOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A block a minute while the destination is down: what is younger than 55 minutes waits and is sent, the rest is counted. */
class ExpiryTest {
    private static final DeliverySettings BLOCKS =
            DeliverySettings.of("metrics", Framing.of("", "", ""), new BatchLimits(1, 1_000, 999));
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int ITEMS = 100;

    @TempDir
    private static Path folder;

    static Stream<Spool> spools() {
        return Stream.of(MemorySpool.ofBytes(1_000_000), durable("spool" + System.nanoTime()));
    }

    private static DurableSpool durable(String name) {
        return DurableSpool.open(folder.resolve(name), DurableSpoolOptions.ofDefaults());
    }

    @ParameterizedTest
    @MethodSource("spools")
    void nothingIsLostInAnOutageOf55Minutes(Spool spool) {
        DeliveryBench bench = bench(spool);
        down(bench);

        steps(bench, 55);
        up(bench);
        recover(bench);

        assertThat(bench.destination.taken()).hasSize(55).isSorted();
        assertThat(bench.ledger.counts().sent()).isEqualTo(55 * ITEMS);
        assertThat(bench.ledger.counts().droppedTotal()).isZero();
        assertThat(bench.warnings).hasSize(1);
        spool.close();
    }

    @ParameterizedTest
    @MethodSource("spools")
    void whatIsOlderIsDroppedAndCountedAndToldAtItsBeginningAndItsEnd(Spool spool) {
        DeliveryBench bench = bench(spool);
        down(bench);

        steps(bench, 180);
        assertThat(bench.ledger.counts().queued()).isBetween(56L * ITEMS, 58L * ITEMS);
        up(bench);
        recover(bench);

        DeliveryCounts counts = bench.ledger.counts();
        assertThat(counts.queued()).isZero();
        assertThat(counts.dropped()).containsOnly(Map.entry(DropReason.EXPIRED, 180L * ITEMS - counts.sent()));
        assertThat(counts.sent()).isBetween(56L * ITEMS, 58L * ITEMS);
        assertThat(bench.warnings)
                .extracting(line -> line.replaceAll(".*(cannot be delivered|dropped).*", "$1"))
                .containsExactly("cannot be delivered", "dropped", "dropped");
        assertThat(bench.warnings.get(2)).contains(counts.dropped(DropReason.EXPIRED) + " since the start");
        spool.close();
    }

    @Test
    void blocksOfAnEndedProcessAreSentWithTheirOldStampsUnlessTheyHaveExpired() {
        Spool ended = durable("service");
        DeliveryBench before = bench(ended);
        down(before);
        steps(before, 30);
        ended.close();

        DeliveryBench after = bench(durable("service"));
        after.clock.advance(Duration.ofMinutes(65));
        assertThat(after.ledger.counts().accepted()).isEqualTo(30 * ITEMS);
        recover(after);

        assertThat(after.destination.taken()).hasSize(22).isSorted();
        assertThat(after.destination.taken().get(0)).startsWith("2026-11-23T09:08:00Z");
        assertThat(after.ledger.counts().sent()).isEqualTo(22 * ITEMS);
        assertThat(after.ledger.counts().dropped()).containsOnly(Map.entry(DropReason.EXPIRED, 8L * ITEMS));
        after.spool.close();
    }

    @Test
    void ofABatchOnlyWhatIsExpiredIsLeftOut() {
        DeliveryBench bench = new DeliveryBench(new BatchLimits(10, 1_000, 500), MemorySpool.ofBytes(100_000));
        bench.expiry = (entry, now) -> text(entry).startsWith("old");
        bench.offer("a", "b", "old 1", "old 2", "c");
        bench.ledger.hurry();

        bench.run();

        assertThat(bench.destination.attempts()).containsExactly(List.of("a", "b"), List.of("c"));
        assertThat(bench.ledger.counts().dropped()).containsOnly(Map.entry(DropReason.EXPIRED, 2L));
    }

    @Test
    void aFlushIsDoneWhenWhatItAskedForHasExpired() throws InterruptedException {
        DeliveryBench bench = bench(MemorySpool.ofBytes(100_000));
        offerNow(bench);
        long last = bench.ledger.hurry();
        bench.clock.advance(Duration.ofHours(1));

        bench.run();

        assertThat(bench.ledger.awaitLeft(last, Duration.ZERO, () -> false)).isTrue();
        assertThat(bench.destination.attempts()).isEmpty();
    }

    private static DeliveryBench bench(Spool spool) {
        DeliveryBench bench = new DeliveryBench(BLOCKS, spool);
        bench.expiry = (entry, now) -> Instant.parse(text(entry)).isBefore(now.minus(Duration.ofMinutes(58)));
        return bench;
    }

    private static void steps(DeliveryBench bench, int minutes) {
        IntStream.range(0, minutes).forEach(minute -> {
            offerNow(bench);
            bench.runAfter(MINUTE);
        });
    }

    private static void offerNow(DeliveryBench bench) {
        bench.offerItems(ITEMS, bench.clock.instant().toString());
    }

    private static void recover(DeliveryBench bench) {
        for (int i = 0; i < 10 && bench.ledger.counts().queued() > 0; i++) {
            bench.runAfter(Duration.ofSeconds(1));
        }
        bench.runAfter(MINUTE);
    }

    private static void down(DeliveryBench bench) {
        bench.destination.always(batch -> new Outcome.Retry("503"));
    }

    private static void up(DeliveryBench bench) {
        bench.destination.always(batch -> new Outcome.Sent());
    }

    private static String text(byte[] entry) {
        return new String(entry, StandardCharsets.UTF_8);
    }
}
