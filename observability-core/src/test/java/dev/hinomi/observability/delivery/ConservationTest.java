package dev.hinomi.observability.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.fixtures.Seeds;
import dev.hinomi.observability.spool.DurableSpool;
import dev.hinomi.observability.spool.DurableSpoolOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the destination answers, in whatever order: every entry is sent, waiting, or counted as dropped. */
class ConservationTest {
    @TempDir
    private Path folder;

    static LongStream seeds() {
        return Seeds.seeds();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void acceptedIsSentAndQueuedAndDroppedAtEveryMoment(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DeliveryBench bench = new DeliveryBench(
                new BatchLimits(1 + random.nextInt(8), 60, 20), MemorySpool.ofBytes(300 + random.nextInt(3_000)));
        bench.destination.always(batch -> anyOutcome(random));
        long offered = 0;
        for (int step = 0; step < 300; step++) {
            if (random.nextInt(3) > 0) {
                bench.offer("x".repeat(1 + random.nextInt(25)));
                offered++;
            } else {
                bench.clock.advance(Duration.ofMillis(random.nextInt(20_000)));
                bench.courier.turn();
            }
            assertBalanced(bench, offered);
        }
        bench.ledger.abandon();
        assertBalanced(bench, offered);
        assertThat(bench.ledger.counts().queued()).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyEntryArrivesExactlyOnceAndInOrderWhenNothingIsRefusedForGood(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DeliveryBench bench = new DeliveryBench();
        bench.destination.always(batch -> passingTrouble(random, batch));
        bench.offerNumbered(50);

        for (int i = 0; i < 2_000 && bench.ledger.counts().queued() > 0; i++) {
            bench.runAfter(Duration.ofMinutes(2));
        }

        assertThat(bench.destination.taken())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 50).mapToObj(String::valueOf).toList());
        assertThat(bench.ledger.counts().sent()).isEqualTo(50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void onlyWhatIsBadIsRejectedWhateverElseHappensMeanwhile(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int badOf100 = random.nextInt(30);
        DeliveryBench bench = new DeliveryBench(
                new BatchLimits(1 + random.nextInt(40), 400, 20), MemorySpool.ofBytes(2_000 + random.nextInt(8_000)));
        bench.destination.always(batch -> random.nextInt(5) == 0 ? trouble(random, batch) : verdict(batch));
        int offered = 0;
        for (int step = 0; step < 400; step++) {
            if (random.nextInt(3) > 0) {
                bench.offer((random.nextInt(100) < badOf100 ? "bad " : "good ") + offered++);
            } else {
                bench.clock.advance(Duration.ofSeconds(random.nextInt(100)));
                bench.courier.turn();
            }
            assertBalanced(bench, offered);
        }
        bench.offer("good " + offered++);
        for (int i = 0; i < 2_000 && bench.ledger.counts().queued() > 0; i++) {
            bench.runAfter(Duration.ofMinutes(3));
        }

        DeliveryCounts counts = bench.ledger.counts();
        assertThat(counts.queued()).isZero();
        assertThat(bench.destination.taken())
                .doesNotHaveDuplicates()
                .allMatch(entry -> entry.startsWith("good"))
                .isSortedAccordingTo(Comparator.comparing(entry -> Integer.parseInt(entry.substring(5))));
        assertThat(bench.quarantined).doesNotHaveDuplicates().allMatch(entry -> entry.startsWith("bad"));
        assertThat(counts.dropped(DropReason.REJECTED)).isEqualTo(bench.quarantined.size());
        assertThat(counts.sent() + counts.dropped(DropReason.REJECTED) + counts.dropped(DropReason.SPOOL_FULL))
                .isEqualTo(offered);
    }

    static Stream<Arguments> spoolsAndSeeds() {
        return seeds().boxed().flatMap(seed -> Stream.of(Arguments.of("memory", seed), Arguments.of("files", seed)));
    }

    @ParameterizedTest(name = "in {0}, seed {1}")
    @MethodSource("spoolsAndSeeds")
    void theBooksBalanceInItemsWhateverIsRefusedInsideABatchAndWhateverExpires(String where, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DeliveryBench bench = new DeliveryBench(new BatchLimits(1 + random.nextInt(3), 60, 20), spool(where, random));
        AtomicLong taken = new AtomicLong();
        bench.destination.always(batch -> itemOutcome(random, batch, taken));
        bench.expiry = (entry, now) ->
                now.isAfter(Instant.parse("2026-11-23T09:00:00Z").plusSeconds(entry[0] * 4L));
        long offered = 0;
        for (int step = 0; step < 300; step++) {
            if (random.nextInt(3) > 0) {
                String entry = String.valueOf((char) random.nextInt(128)) + "x".repeat(random.nextInt(25));
                bench.offerItems(items(entry), entry);
                offered += items(entry);
            } else {
                bench.clock.advance(Duration.ofMillis(random.nextInt(20_000)));
                bench.courier.turn();
            }
            DeliveryCounts counts = bench.ledger.counts();
            assertThat(counts.accepted()).isEqualTo(offered);
            assertThat(counts.sent() + counts.queued() + counts.droppedTotal()).isEqualTo(offered);
            assertThat(counts.sent()).isEqualTo(taken.get());
        }
        assertThat(bench.ledger.counts().dropped(DropReason.EXPIRED)).isPositive();
        bench.ledger.abandon();
        DeliveryCounts counts = bench.ledger.counts();
        assertThat(counts.sent() + counts.queued() + counts.droppedTotal()).isEqualTo(offered);
    }

    private Spool spool(String where, SplittableRandom random) {
        int bytes = 300 + random.nextInt(3_000);
        return where.equals("memory")
                ? MemorySpool.ofBytes(bytes)
                : DurableSpool.open(
                        folder,
                        DurableSpoolOptions.ofDefaults().withMaxBytes(bytes).withSegmentBytes(1 + random.nextInt(200)));
    }

    private static int items(String entry) {
        return 1 + entry.length() * 100;
    }

    private static Outcome itemOutcome(SplittableRandom random, Batch batch, AtomicLong taken) {
        Outcome outcome =
                random.nextInt(6) == 0 ? new Outcome.Sent(1 + random.nextInt(200), "400") : anyOutcome(random);
        if (outcome instanceof Outcome.Sent sent) {
            int items = ScriptedTransport.entries(batch).stream()
                    .mapToInt(ConservationTest::items)
                    .sum();
            taken.addAndGet(Math.max(0, items - sent.refusedItems()));
        }
        return outcome;
    }

    private static Outcome trouble(SplittableRandom random, Batch batch) {
        return switch (random.nextInt(3)) {
            case 0 -> new Outcome.Retry("503");
            case 1 -> new Outcome.Hold("403");
            default -> batch.size() > 1 ? new Outcome.Split("413") : verdict(batch);
        };
    }

    private static Outcome verdict(Batch batch) {
        return ScriptedTransport.entries(batch).stream().anyMatch(entry -> entry.startsWith("bad"))
                ? new Outcome.Rejected("400")
                : new Outcome.Sent();
    }

    private static void assertBalanced(DeliveryBench bench, long offered) {
        DeliveryCounts counts = bench.ledger.counts();
        assertThat(counts.accepted()).isEqualTo(offered);
        assertThat(counts.sent() + counts.queued() + counts.droppedTotal()).isEqualTo(offered);
        assertThat(counts.sent()).isEqualTo(bench.destination.taken().size());
    }

    private static Outcome anyOutcome(SplittableRandom random) {
        return switch (random.nextInt(7)) {
            case 0 -> new Outcome.Retry("503");
            case 1 -> new Outcome.Retry("429", Duration.ofSeconds(random.nextInt(10)));
            case 2 -> new Outcome.Split("413");
            case 3 -> new Outcome.Rejected("400");
            case 4 -> new Outcome.Hold("403");
            default -> new Outcome.Sent();
        };
    }

    private static Outcome passingTrouble(SplittableRandom random, Batch batch) {
        return switch (random.nextInt(4)) {
            case 0 -> new Outcome.Retry("503");
            case 1 -> new Outcome.Hold("403");
            case 2 -> batch.size() > 1 ? new Outcome.Split("413") : new Outcome.Sent();
            default -> new Outcome.Sent();
        };
    }
}
