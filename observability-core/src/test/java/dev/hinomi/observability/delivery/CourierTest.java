package dev.hinomi.observability.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.delivery.DeliveryState.Flow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CourierTest {
    private static final Outcome DOWN = new Outcome.Retry("503");
    private static final Outcome FORBIDDEN = new Outcome.Hold("403. Check the key.");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final DeliveryBench bench = new DeliveryBench();

    @Test
    void sendsAFullBatchAtOnce() {
        bench.offerNumbered(4);

        bench.run();

        assertThat(bench.destination.attempts()).containsExactly(List.of("1", "2", "3", "4"));
    }

    @Test
    void letsABatchThatIsNotFullWaitForCompany() {
        bench.offer("a");

        assertThat(bench.run()).isEqualTo(DeliveryBench.LINGER);
        bench.clock.advance(Duration.ofMillis(400));
        bench.offer("b");
        assertThat(bench.run()).isEqualTo(Duration.ofMillis(600));
        assertThat(bench.destination.attempts()).isEmpty();

        bench.runAfter(Duration.ofMillis(600));

        assertThat(bench.destination.attempts()).containsExactly(List.of("a", "b"));
    }

    @Test
    void cutsBatchesByBytesWithTheFrameCounted() {
        DeliveryBench tight = new DeliveryBench(new BatchLimits(100, 11, 9), MemorySpool.ofBytes(1_000_000));
        tight.offer("1234", "5678", "9");

        tight.runAfter(SECOND);
        tight.runAfter(SECOND);

        assertThat(tight.destination.attempts()).containsExactly(List.of("1234", "5678"), List.of("9"));
    }

    @Test
    void sendsTheSameEntriesAgainAfterAFailureAndForgetsThemOnlyWhenTaken() {
        bench.destination.then(DOWN, DOWN);
        bench.offerNumbered(4);

        assertThat(bench.run()).isEqualTo(SECOND);
        assertThat(bench.runAfter(SECOND)).isEqualTo(SECOND.multipliedBy(2));
        assertThat(bench.ledger.counts().queued()).isEqualTo(4);
        bench.runAfter(SECOND.multipliedBy(2));

        assertThat(bench.destination.attempts()).hasSize(3).allMatch(List.of("1", "2", "3", "4")::equals);
        assertThat(bench.ledger.counts().sent()).isEqualTo(4);
        assertThat(bench.ledger.counts().queued()).isZero();
    }

    @Test
    void waitsAsLongAsTheDestinationAsks() {
        bench.destination.then(new Outcome.Retry("429", Duration.ofSeconds(17)));
        bench.offerNumbered(4);

        assertThat(bench.run()).isEqualTo(Duration.ofSeconds(17));
    }

    @Test
    void doesNotBelieveADestinationThatAsksForDays() {
        bench.destination.then(new Outcome.Retry("429", Duration.ofDays(3)));
        bench.offerNumbered(4);

        assertThat(bench.run()).isEqualTo(Pace.LONGEST_WAIT);
    }

    @Test
    void doesNotHammerADestinationThatAsksForNoWait() {
        bench.destination.then(new Outcome.Retry("429", Duration.ZERO));
        bench.offerNumbered(4);

        assertThat(bench.run()).isEqualTo(SECOND);
    }

    @Test
    void retriesABatchThatIsNotFullWithoutLingeringAgain() {
        bench.destination.then(DOWN);
        bench.offer("a");
        bench.run();
        bench.runAfter(DeliveryBench.LINGER);

        bench.runAfter(SECOND);

        assertThat(bench.destination.taken()).containsExactly("a");
    }

    @Test
    void halvesABatchThatIsTooLargeUntilItPasses() {
        bench.destination.always(batch -> batch.size() > 1 ? new Outcome.Split("413") : new Outcome.Sent());
        bench.offerNumbered(4);

        bench.run();

        assertThat(bench.destination.taken()).containsExactly("1", "2", "3", "4");
    }

    @Test
    void sendsWholeBatchesAgainOnceTheSplitOnesHavePassed() {
        bench.destination.then(new Outcome.Split("413"));
        bench.offerNumbered(8);

        bench.run();

        assertThat(bench.destination.attempts())
                .containsExactly(
                        List.of("1", "2", "3", "4"), List.of("1", "2"), List.of("3", "4"), List.of("5", "6", "7", "8"));
    }

    @Test
    void dropsASingleEntryThatIsTooLargeAndGoesOn() {
        bench.destination.always(batch -> new String(batch.entries().get(0)).equals("2") || batch.size() > 1
                ? new Outcome.Split("413")
                : new Outcome.Sent());
        bench.offerNumbered(4);

        bench.run();

        assertThat(bench.destination.taken()).containsExactly("1", "3", "4");
        assertThat(bench.ledger.counts().dropped()).containsOnly(Map.entry(DropReason.TOO_LARGE, 1L));
    }

    @Test
    void holdsEverythingWhileTheKeyIsWrongAndDeliversOnceItIsRight() {
        bench.destination.then(FORBIDDEN, FORBIDDEN);
        bench.offerNumbered(4);

        assertThat(bench.run()).isEqualTo(DeliverySettings.DEFAULT_HOLD_PAUSE);
        assertThat(bench.courier.isHeld()).isTrue();
        bench.runAfter(DeliverySettings.DEFAULT_HOLD_PAUSE);
        bench.runAfter(DeliverySettings.DEFAULT_HOLD_PAUSE);

        assertThat(bench.destination.taken()).containsExactly("1", "2", "3", "4");
        assertThat(bench.ledger.counts().holds()).isEqualTo(2);
        assertThat(bench.courier.isHeld()).isFalse();
    }

    @Test
    void takesATransportThatThrowsForOneThatIsDown() {
        bench.destination.then().always(batch -> {
            throw new IllegalStateException("broken");
        });
        bench.offerNumbered(4);

        assertThat(bench.run()).isEqualTo(SECOND);
        assertThat(bench.ledger.counts().queued()).isEqualTo(4);
    }

    @Test
    void triesAtOnceWhenAFlushIsAskedForDuringABackoff() {
        bench.destination.then(DOWN);
        bench.offerNumbered(4);
        bench.run();

        bench.ledger.hurry();
        bench.courier.expedite();
        bench.run();

        assertThat(bench.destination.taken()).hasSize(4);
    }

    @Test
    void doesNotTryBeforeTheTimeTheDestinationAskedForEvenWhenFlushed() {
        bench.destination.then(new Outcome.Retry("429", Duration.ofSeconds(30)));
        bench.offerNumbered(4);
        bench.run();

        bench.ledger.hurry();
        bench.courier.expedite();

        assertThat(bench.run()).isEqualTo(Duration.ofSeconds(30));
        assertThat(bench.destination.attempts()).hasSize(1);
    }

    @Test
    void sendsWithoutLingeringWhatAFlushAsksForAndLingersAgainAfterwards() {
        bench.offer("a");
        bench.ledger.hurry();
        bench.run();
        assertThat(bench.destination.taken()).containsExactly("a");

        bench.offer("b");

        assertThat(bench.run()).isEqualTo(DeliveryBench.LINGER);
    }

    @Test
    void warnsOncePerChangeOfStateAndNotPerFailure() {
        bench.destination.then(DOWN, DOWN, DOWN, FORBIDDEN, FORBIDDEN);
        bench.offerNumbered(4);
        for (int i = 0; i < 6; i++) {
            bench.runAfter(Duration.ofMinutes(2));
        }

        assertThat(bench.warnings)
                .containsExactly(
                        "Hinomi: logs cannot be delivered and wait: 503. Retrying; the application is not affected.",
                        "Hinomi: logs are refused and held: 403. Check the key.");
    }

    @Test
    void tellsOfDropsOnceAMinuteWithTheirNumber() {
        DeliveryBench small = new DeliveryBench(new BatchLimits(100, 1_000, 10), MemorySpool.ofBytes(196));
        small.destination.always(batch -> DOWN);
        small.offerNumbered(10);
        small.runAfter(SECOND);
        small.offerNumbered(5);
        small.runAfter(SECOND);
        small.runAfter(Duration.ofMinutes(1));

        assertThat(small.warnings)
                .filteredOn(line -> line.contains("dropped"))
                .hasSize(2)
                .last()
                .isEqualTo("Hinomi: logs were dropped (4 now, 11 since the start) because the queue was full: see why"
                        + " the destination does not take them, or give the queue more memory.");
    }

    @Test
    void triesAgainAfterOneToTwoMinutesWhileHeld() {
        bench.chance = 1;
        bench.destination.then(FORBIDDEN);
        bench.offerNumbered(4);

        assertThat(bench.run()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void tellsHowItFaresAndSinceWhen() {
        Instant start = bench.clock.instant();
        bench.destination.then(DOWN, DOWN, FORBIDDEN, FORBIDDEN);
        bench.offerNumbered(4);
        assertThat(bench.courier.state()).isEqualTo(DeliveryState.FLOWING);

        bench.run();
        assertThat(bench.courier.state()).isEqualTo(new DeliveryState(Flow.RETRYING, start, "503", 1));
        bench.runAfter(SECOND);
        assertThat(bench.courier.state()).isEqualTo(new DeliveryState(Flow.RETRYING, start, "503", 2));
        bench.runAfter(SECOND.multipliedBy(2));
        Instant held = start.plusSeconds(3);
        assertThat(bench.courier.state()).isEqualTo(new DeliveryState(Flow.HELD, held, "403. Check the key.", 3));
        bench.runAfter(Duration.ofMinutes(2));
        assertThat(bench.courier.state().since()).isEqualTo(held);
        bench.runAfter(Duration.ofMinutes(2));

        assertThat(bench.courier.state()).isEqualTo(new DeliveryState(Flow.FLOWING, held.plusSeconds(240), "", 0));
    }

    @Test
    void tellsThatATroubleIsOverWithoutAWarning() {
        bench.destination.then(DOWN);
        bench.offerNumbered(4);
        bench.run();
        bench.runAfter(SECOND);

        assertThat(bench.news).containsExactly("Hinomi: logs are delivered again.");
        assertThat(bench.warnings).noneMatch(line -> line.contains("again"));
    }

    @Test
    void tellsOnceWhatTheTransportHasToSay() {
        bench.destination.note("go gzipped from now on.");
        bench.offerNumbered(8);

        bench.run();

        assertThat(bench.news).containsExactly("Hinomi: logs go gzipped from now on.");
    }

    @Test
    void sendsRefreshedEntriesAndCountsThemOnceTheyAreTaken() {
        bench.refresh = (entry, now) -> entry[0] == '2' ? ("2 at " + now).getBytes(StandardCharsets.UTF_8) : entry;
        bench.destination.then(DOWN);
        bench.offerNumbered(4);
        bench.run();
        assertThat(bench.ledger.counts().refreshed()).isZero();

        bench.runAfter(SECOND);

        assertThat(bench.destination.taken()).containsExactly("1", "2 at 2026-11-23T09:00:01Z", "3", "4");
        assertThat(bench.ledger.counts().refreshed()).isEqualTo(1);
    }

    @Test
    void sendsAnEntryAsItIsThatCannotBeRefreshed() {
        bench.refresh = (entry, now) -> {
            throw new IllegalStateException("damaged");
        };
        bench.offerNumbered(4);

        bench.run();

        assertThat(bench.destination.taken()).hasSize(4);
    }

    @Test
    void namesEachReasonOfDropsInALineOfItsOwn() {
        DeliveryBench small = new DeliveryBench(new BatchLimits(100, 1_000, 10), MemorySpool.ofBytes(196));
        small.offer("longer than ten bytes");
        small.offerNumbered(5);

        small.courier.reportDrops();

        assertThat(small.warnings)
                .hasSize(2)
                .anyMatch(line -> line.contains("larger than the destination takes"))
                .anyMatch(line -> line.contains("the queue was full"));
    }
}
