package dev.hinomi.observability.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.delivery.DeliveryState.Flow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of entries that the destination refuses, and of those that travel with them. */
class RefusalTest {
    private static final int FULL = 1_000;
    private static final Outcome BAD = new Outcome.Rejected("400: unparsable");
    private static final Duration PAUSE = DeliverySettings.DEFAULT_HOLD_PAUSE;

    private final DeliveryBench bench =
            new DeliveryBench(new BatchLimits(FULL, 1_000_000, 500), MemorySpool.ofBytes(10_000_000));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 499, 500, 501, 627, 998, 999, 1000})
    void oneBadEntryCostsAtMostElevenMoreRequestsAndNoOtherEntry(int position) {
        refuse(String.valueOf(position)::equals);
        bench.offerNumbered(2 * FULL);
        bench.ledger.hurry();

        bench.run();

        assertThat(bench.destination.taken()).hasSize(2 * FULL - 1).doesNotContain(String.valueOf(position));
        assertThat(bench.ledger.counts().dropped()).containsOnly(Map.entry(DropReason.REJECTED, 1L));
        assertThat(bench.quarantined).containsExactly(String.valueOf(position));
        int withoutTrouble = 2;
        int rests = 1;
        assertThat(bench.destination.attempts()).hasSizeLessThanOrEqualTo(withoutTrouble + rests + 11);
    }

    @Test
    void badEntriesAreFoundHoweverTheyLie() {
        Set<String> bad =
                Stream.of(1, 2, 3, 17, 18, 400, 999, 1000).map(String::valueOf).collect(Collectors.toSet());
        refuse(bad::contains);
        bench.offerNumbered(FULL);
        bench.ledger.hurry();

        runToTheEnd();

        assertThat(bench.destination.taken())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, FULL)
                        .mapToObj(String::valueOf)
                        .filter(entry -> !bad.contains(entry))
                        .toList());
        assertThat(bench.quarantined).containsExactlyInAnyOrderElementsOf(bad);
    }

    @Test
    void aDestinationThatRefusesEverythingIsNotStormedAndCostsNothing() {
        refuse(entry -> true);
        bench.offerNumbered(FULL);
        bench.ledger.hurry();

        assertThat(bench.run()).isEqualTo(PAUSE);

        assertThat(bench.destination.attempts()).hasSize(Bisection.MOST_REQUESTS);
        assertThat(bench.ledger.counts().queued()).isEqualTo(FULL);
        assertThat(bench.courier.state().flow()).isEqualTo(Flow.HELD);
        assertThat(bench.courier.state().reason()).contains("400: unparsable", "nothing that was tried is taken");
        assertThat(bench.ledger.counts().holds()).isEqualTo(1);
    }

    @Test
    void everythingArrivesOnceTheDestinationThatRefusedItIsMended() {
        refuse(entry -> true);
        bench.offerNumbered(FULL);
        bench.ledger.hurry();
        bench.run();
        bench.runAfter(PAUSE);
        refuse(entry -> false);

        bench.runAfter(PAUSE);

        assertThat(bench.destination.taken()).hasSize(FULL);
        assertThat(bench.ledger.counts().droppedTotal()).isZero();
        assertThat(bench.courier.state().flow()).isEqualTo(Flow.FLOWING);
    }

    @Test
    void aBatchThatIsRefusedForAnHourDoesNotStopTheOthers() {
        refuse(entry -> Integer.parseInt(entry) <= FULL);
        bench.offerNumbered(FULL + 5);
        bench.ledger.hurry();
        Duration waited = Duration.ZERO;

        while (waited.compareTo(Courier.LONGEST_REFUSAL) < 0) {
            bench.runAfter(PAUSE);
            assertThat(bench.ledger.counts().droppedTotal()).isZero();
            waited = waited.plus(PAUSE);
        }
        runToTheEnd();

        assertThat(bench.destination.taken()).containsExactly("1001", "1002", "1003", "1004", "1005");
        assertThat(bench.ledger.counts().dropped()).containsOnly(Map.entry(DropReason.REJECTED, (long) FULL));
    }

    @Test
    void anEntryThatIsRefusedWhileNothingElseWaitsIsKeptUntilAnotherIsTaken() {
        refuse("1"::equals);
        bench.offer("1");
        bench.ledger.hurry();

        assertThat(bench.run()).isEqualTo(PAUSE);
        assertThat(bench.ledger.counts().queued()).isEqualTo(1);
        bench.offer("2");
        bench.runAfter(PAUSE);

        assertThat(bench.destination.taken()).containsExactly("2");
        assertThat(bench.quarantined).containsExactly("1");
    }

    @Test
    void manyBadEntriesAreSoughtWithPauses() {
        refuse(entry -> Integer.parseInt(entry) % 10 == 0);
        bench.offerNumbered(FULL);
        bench.ledger.hurry();

        bench.run();
        assertThat(bench.destination.attempts()).hasSize(Bisection.MOST_REQUESTS);
        assertThat(bench.courier.state().flow()).isEqualTo(Flow.FLOWING);
        runToTheEnd();

        assertThat(bench.destination.taken()).hasSize(900);
        assertThat(bench.ledger.counts().dropped(DropReason.REJECTED)).isEqualTo(100);
    }

    @Test
    void aDestinationThatGoesDownMeanwhileLosesNothing() {
        bench.destination.always(
                batch -> bench.destination.attempts().size() % 3 == 0 ? new Outcome.Retry("503") : answer(batch));
        refused = "77"::equals;
        bench.offerNumbered(FULL);
        bench.ledger.hurry();

        runToTheEnd();

        assertThat(bench.destination.taken()).hasSize(FULL - 1);
        assertThat(bench.quarantined).containsExactly("77");
    }

    @Test
    void anEntryThatIsTooLargeAloneIsGivenUpAndCountedAsThat() {
        bench.destination.always(batch -> entries(batch).contains("5") ? new Outcome.Split("413") : new Outcome.Sent());
        bench.offerNumbered(FULL);
        bench.ledger.hurry();

        runToTheEnd();

        assertThat(bench.destination.taken()).hasSize(FULL - 1).doesNotContain("5");
        assertThat(bench.ledger.counts().dropped()).containsOnly(Map.entry(DropReason.TOO_LARGE, 1L));
    }

    @Test
    void aDestinationThatFindsEverythingTooLargeIsNotStormedEither() {
        bench.destination.always(batch -> new Outcome.Split("413"));
        bench.offerNumbered(FULL);
        bench.ledger.hurry();

        assertThat(bench.run()).isEqualTo(PAUSE);

        assertThat(bench.destination.attempts()).hasSize(Bisection.MOST_REQUESTS);
        assertThat(bench.ledger.counts().queued()).isEqualTo(FULL);
    }

    @Test
    void theTellingSaysWhyAndWhereTheEntryIsAndNothingOfItsContent() {
        refuse("very private"::equals);
        bench.offer("very private", "fine");
        bench.ledger.hurry();

        bench.run();
        bench.runAfter(Duration.ofMinutes(1));

        assertThat(bench.warnings)
                .containsExactly(
                        "Hinomi: logs were dropped (1 now, 1 since the start) because the destination refused"
                                + " them for good, lastly: 400: unparsable (an entry of 12 bytes). The newest are in the ward.");
    }

    private Predicate<String> refused = entry -> false;

    private void refuse(Predicate<String> bad) {
        refused = bad;
        bench.destination.always(this::answer);
    }

    private Outcome answer(Batch batch) {
        return entries(batch).stream().anyMatch(refused) ? BAD : new Outcome.Sent();
    }

    private void runToTheEnd() {
        for (int i = 0; i < 1_000 && bench.ledger.counts().queued() > 0; i++) {
            bench.runAfter(PAUSE);
        }
        assertThat(bench.ledger.counts().queued()).isZero();
    }

    private static List<String> entries(Batch batch) {
        return ScriptedTransport.entries(batch);
    }
}
