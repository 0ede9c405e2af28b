package dev.hinomi.observability.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.delivery.DeliveryState.Flow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Entries that travel alone and stand for many items, as blocks of series do. */
class BlockDeliveryTest {
    private static final BatchLimits ONE = new BatchLimits(1, 1_000, 999);
    private static final Outcome BAD = new Outcome.Rejected("400: unparsable");
    private static final Duration PAUSE = DeliverySettings.DEFAULT_HOLD_PAUSE;

    private final DeliveryBench bench = new DeliveryBench(
            DeliverySettings.of("metrics", Framing.of("", "", ""), ONE), MemorySpool.ofBytes(1_000_000));

    @Test
    void eachLeavesInARequestOfItsOwnAndIsCountedInItems() {
        bench.offerItems(10, "a");
        bench.offerItems(200, "b");

        bench.run();

        assertThat(bench.destination.attempts()).containsExactly(List.of("a"), List.of("b"));
        assertThat(bench.ledger.counts().accepted()).isEqualTo(210);
        assertThat(bench.ledger.counts().sent()).isEqualTo(210);
    }

    @Test
    void itemsThatWereRefusedInsideABlockAreDroppedAndTheRestIsSent() {
        bench.destination.then(new Outcome.Sent(3, "400: bad name"));
        bench.offerItems(10, "a");

        bench.run();

        assertThat(bench.ledger.counts().sent()).isEqualTo(7);
        assertThat(bench.ledger.counts().dropped()).containsOnly(Map.entry(DropReason.REJECTED, 3L));
        assertThat(bench.ledger.counts().queued()).isZero();
    }

    @Test
    void aDestinationThatRefusesMoreThanItWasGivenDoesNotUpsetTheBooks() {
        bench.destination.then(new Outcome.Sent(30, "400"));
        bench.offerItems(10, "a");

        bench.run();

        assertThat(bench.ledger.counts().sent()).isZero();
        assertThat(bench.ledger.counts().dropped(DropReason.REJECTED)).isEqualTo(10);
    }

    @Test
    void refusedItemsAreToldOnceHoweverManyBlocksHoldThem() {
        bench.destination.always(batch -> new Outcome.Sent(1, "400: bad name"));

        for (int step = 0; step < 20; step++) {
            bench.offerItems(10, "block");
            bench.runAfter(Duration.ofMinutes(1));
        }

        assertThat(bench.warnings)
                .containsExactly(
                        "Hinomi: metrics were dropped (1 now, 1 since the start) because the destination refused"
                                + " them for good, lastly: 400: bad name. The newest are in the ward.");
    }

    @Test
    void refusedItemsAreToldAgainWhenTheyAreRefusedForAnotherReasonOrAfterAWholeBlockWasTaken() {
        bench.destination.then(
                new Outcome.Sent(1, "one"), new Outcome.Sent(2, "two"), new Outcome.Sent(), new Outcome.Sent(4, "two"));

        for (int step = 0; step < 5; step++) {
            bench.offerItems(10, "block");
            bench.runAfter(Duration.ofMinutes(2));
        }

        assertThat(bench.warnings)
                .extracting(line -> line.replaceAll(".*\\((.*)\\).*lastly: (\\w+).*", "$2: $1"))
                .containsExactly(
                        "one: 1 now, 1 since the start",
                        "two: 2 now, 3 since the start",
                        "two: 4 now, 7 since the start");
    }

    @Test
    void aBlockThatIsRefusedStandsAsideUntilAnotherIsTaken() {
        bench.destination.always(batch -> isBad(batch) ? BAD : new Outcome.Sent());
        bench.offerItems(10, "bad 1");
        bench.run();
        assertThat(bench.courier.state().flow()).isEqualTo(Flow.HELD);
        assertThat(bench.ledger.counts().queued()).isEqualTo(10);
        bench.offerItems(20, "bad 2");
        bench.offerItems(30, "good");

        bench.runAfter(PAUSE);

        assertThat(bench.destination.taken()).containsExactly("good");
        assertThat(bench.ledger.counts().dropped()).containsOnly(Map.entry(DropReason.REJECTED, 30L));
        assertThat(bench.courier.state().flow()).isEqualTo(Flow.FLOWING);
    }

    @Test
    void blocksAsLargeAsTheyMayBeStandAsideTogether() {
        bench.destination.always(batch -> isBad(batch) ? BAD : new Outcome.Sent());
        for (int i = 0; i < 5; i++) {
            bench.offerItems(10, "bad " + i + "x".repeat(999 - 5));
        }
        bench.offerItems(1, "good");

        bench.run();

        assertThat(bench.destination.taken()).containsExactly("good");
        assertThat(bench.ledger.counts().dropped(DropReason.REJECTED)).isEqualTo(50);
    }

    @Test
    void aProxyThatAnswers400ToEverythingCostsNothingForAnHour() {
        bench.destination.always(batch -> BAD);
        IntStream.range(0, 60).forEach(i -> bench.offerItems(10, "block " + i));
        for (Duration waited = Duration.ZERO; waited.compareTo(Courier.LONGEST_REFUSAL) < 0; ) {
            assertThat(bench.runAfter(PAUSE)).isEqualTo(PAUSE);
            waited = waited.plus(PAUSE);
        }
        assertThat(bench.ledger.counts().droppedTotal()).isZero();
        assertThat(bench.courier.state().flow()).isEqualTo(Flow.HELD);
        bench.destination.always(batch -> new Outcome.Sent());

        bench.runAfter(PAUSE);

        assertThat(bench.ledger.counts().sent()).isEqualTo(600);
    }

    @Test
    void aBlockThatIsTooLargeAloneIsGivenUpOnceAnotherIsTaken() {
        bench.destination.always(batch -> isBad(batch) ? new Outcome.Split("413") : new Outcome.Sent());
        bench.offerItems(10, "bad");
        bench.offerItems(5, "good");

        bench.run();

        assertThat(bench.ledger.counts().dropped()).containsOnly(Map.entry(DropReason.TOO_LARGE, 10L));
        assertThat(bench.ledger.counts().sent()).isEqualTo(5);
    }

    @Test
    void anExpiryThatThrowsExpiresNothing() {
        bench.expiry = (entry, now) -> {
            throw new IllegalStateException("no header");
        };
        bench.offerItems(10, "a");

        bench.run();

        assertThat(bench.destination.taken()).containsExactly("a");
    }

    @Test
    void blocksThatExpireWhileTheDestinationRefusesThemMakeWayForNewerOnes() {
        bench.expiry =
                (entry, now) -> text(entry).startsWith("old") && now.isAfter(Instant.parse("2026-11-23T09:10:00Z"));
        bench.destination.always(batch -> BAD);
        bench.offerItems(10, "old 1");
        bench.offerItems(10, "old 2");
        bench.offerItems(5, "new");
        bench.run();

        bench.runAfter(Duration.ofMinutes(11));

        assertThat(bench.ledger.counts().dropped()).containsOnly(Map.entry(DropReason.EXPIRED, 20L));
        assertThat(bench.ledger.counts().queued()).isEqualTo(5);
        bench.destination.always(batch -> new Outcome.Sent());
        bench.runAfter(PAUSE);
        assertThat(bench.destination.taken()).containsExactly("new");
    }

    private static boolean isBad(Batch batch) {
        return ScriptedTransport.entries(batch).get(0).startsWith("bad");
    }

    private static String text(byte[] entry) {
        return new String(entry, StandardCharsets.UTF_8);
    }
}
