package dev.hinomi.alerts.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every outbox must do. */
public abstract class OutboxStoreContract {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Settlement DONE = new Settlement.Done(Optional.empty(), Duration.ZERO);

    /** An empty outbox; all of one test are the same. */
    protected abstract OutboxStore open();

    /** Lets the store's clock go on. */
    protected abstract void pass(Duration time);

    private static OutboxEntry entry(String key, String channel, String thread) {
        return OutboxEntry.of(key, channel, thread, "{\"say\":\"" + key + " 火\"}");
    }

    private OutboxClaim claim() {
        return open().claim(MINUTE).orElseThrow();
    }

    private List<String> claimedKeys() {
        return claim().entries().stream().map(OutboxEntry::key).toList();
    }

    @Test
    void whatIsAddedIsClaimedAsItWasAdded() {
        OutboxEntry added = new OutboxEntry("k", "#a", "t", 2, Duration.ofSeconds(3), "body");
        open().add(List.of(added));
        pass(MINUTE);
        OutboxClaim claim = claim();
        assertThat(claim.entries()).containsExactly(added);
        assertThat(claim.thread()).isEqualTo(OutboxThread.untold("t"));
    }

    @Test
    void anEmptyOutboxHasNothingToClaim() {
        assertThat(open().claim(MINUTE)).isEmpty();
        assertThat(open().backlog()).isEqualTo(Backlog.NONE);
    }

    @Test
    void aKeyThatIsKnownIsNoNewsNeitherBeforeNorAfterItIsTold() {
        open().add(List.of(entry("k", "#a", "t"), entry("k", "#a", "t")));
        open().add(List.of(entry("k", "#a", "t")));
        OutboxClaim claim = claim();
        assertThat(claim.entries()).hasSize(1);
        assertThat(open().settle(claim, DONE)).isTrue();
        open().add(List.of(entry("k", "#a", "t")));
        assertThat(open().claim(MINUTE)).isEmpty();
    }

    @Test
    void aChannelIsInOneHandAtATime() {
        open().add(List.of(entry("a1", "#a", "t1"), entry("a2", "#a", "t2"), entry("b1", "#b", "t1")));
        OutboxClaim first = claim();
        OutboxClaim second = claim();
        assertThat(List.of(first.channel(), second.channel())).containsExactlyInAnyOrder("#a", "#b");
        assertThat(open().claim(MINUTE)).isEmpty();
        OutboxClaim ofA = first.channel().equals("#a") ? first : second;
        open().settle(ofA, DONE);
        assertThat(claimedKeys()).containsExactly("a2");
    }

    @Test
    void allThatWaitsInAThreadIsClaimedTogetherInTheOrderInWhichItCame() {
        open().add(List.of(entry("fired", "#a", "t"), entry("other", "#a", "u")));
        open().add(List.of(entry("raised", "#a", "t"), entry("resolved", "#a", "t")));
        assertThat(claimedKeys()).containsExactly("fired", "raised", "resolved");
    }

    @Test
    void whatSeveralInstancesAddToOneThreadIsClaimedTogether() {
        open().add(List.of(entry("i-1 fired", "#a", "pool full")));
        open().add(List.of(entry("i-2 fired", "#a", "pool full")));
        assertThat(claimedKeys()).containsExactly("i-1 fired", "i-2 fired");
    }

    @Test
    void whatComesWhileAThreadIsInHandIsToldLater() {
        open().add(List.of(entry("fired", "#a", "t")));
        OutboxClaim claim = claim();
        open().add(List.of(entry("resolved", "#a", "t")));
        open().settle(claim, DONE);
        assertThat(claimedKeys()).containsExactly("resolved");
    }

    @Test
    void theMostUrgentOfAChannelGoesFirst() {
        open().add(List.of(
                new OutboxEntry("update", "#a", "t1", 1, Duration.ZERO, "{}"),
                new OutboxEntry("page", "#a", "t2", 0, Duration.ZERO, "{}")));
        assertThat(claimedKeys()).containsExactly("page");
    }

    @Test
    void aClaimWhoseTimeIsOverGoesToTheNextWhoLearnsThatItIsInDoubt() {
        open().add(List.of(entry("k", "#a", "t")));
        OutboxClaim died = claim();
        assertThat(died.thread().doubtSince()).isEmpty();
        pass(MINUTE.plusSeconds(1));
        OutboxClaim next = claim();
        assertThat(next.entries()).isEqualTo(died.entries());
        assertThat(next.thread().doubtSince()).isPresent();
        assertThat(next.fence()).isGreaterThan(died.fence());
        assertThat(open().settle(died, DONE)).isFalse();
        assertThat(open().settle(next, DONE)).isTrue();
        assertThat(open().backlog()).isEqualTo(Backlog.NONE);
    }

    @Test
    void aClaimThatIsSettledLateCountsIfNobodyHasTakenItUp() {
        open().add(List.of(entry("k", "#a", "t")));
        OutboxClaim late = claim();
        pass(MINUTE.multipliedBy(5));
        assertThat(open().settle(late, DONE)).isTrue();
        assertThat(open().claim(MINUTE)).isEmpty();
    }

    @Test
    void whatWasNotSentRestsWithItsThreadAndIsInNoDoubt() {
        open().add(List.of(entry("k", "#a", "t"), entry("other", "#a", "u")));
        open().settle(claim(), new Settlement.NotSent(MINUTE, Duration.ZERO));
        assertThat(claimedKeys()).containsExactly("other");
        pass(MINUTE.multipliedBy(2));
        OutboxClaim again = claim();
        assertThat(again.thread().attempts()).isEqualTo(1);
        assertThat(again.thread().doubtSince()).isEmpty();
    }

    @Test
    void whatIsInDoubtStaysSoSinceItsFirstAttempt() {
        open().add(List.of(entry("k", "#a", "t")));
        open().settle(claim(), new Settlement.InDoubt(Duration.ZERO, Duration.ZERO));
        OutboxClaim second = claim();
        open().settle(second, new Settlement.InDoubt(Duration.ZERO, Duration.ZERO));
        OutboxClaim third = claim();
        assertThat(third.thread().doubtSince())
                .isEqualTo(second.thread().doubtSince())
                .isPresent();
        assertThat(third.thread().attempts()).isEqualTo(2);
    }

    @Test
    void whatWasNotTouchedIsAsItWas() {
        open().add(List.of(entry("k", "#a", "t")));
        OutboxClaim first = claim();
        open().settle(first, new Settlement.Untouched());
        OutboxClaim second = claim();
        assertThat(second.thread()).isEqualTo(first.thread());
        assertThat(second.entries()).isEqualTo(first.entries());
    }

    @Test
    void aChannelRestsForEverybodyAndHoldsUpNoOther() {
        open().add(List.of(entry("a1", "#a", "t1"), entry("a2", "#a", "t2")));
        open().settle(claim(), new Settlement.Done(Optional.empty(), MINUTE));
        open().add(List.of(entry("b1", "#b", "t1")));
        OutboxClaim ofOther = claim();
        assertThat(ofOther.channel()).isEqualTo("#b");
        open().settle(ofOther, DONE);
        assertThat(open().claim(MINUTE)).isEmpty();
        pass(MINUTE);
        assertThat(claimedKeys()).containsExactly("a2");
    }

    @Test
    void theNextSenderReadsWhatTheLastOneNoted() {
        open().add(List.of(entry("fired", "#a", "t")));
        open().settle(claim(), new Settlement.Done(Optional.of("{\"ts\":\"1.2\"}"), Duration.ZERO));
        open().add(List.of(entry("resolved", "#a", "t")));
        assertThat(claim().thread().memo()).contains("{\"ts\":\"1.2\"}");
    }

    @Test
    void aThreadOfTheSameNameAtAnotherChannelIsAnother() {
        open().add(List.of(entry("a", "#a", "t"), entry("b", "#b", "t")));
        assertThat(claimedKeys()).hasSize(1);
        assertThat(claimedKeys()).hasSize(1);
    }

    @Test
    void whatIsDelayedWaitsForItsTime() {
        open().add(List.of(new OutboxEntry("escalate", "#a", "t", 0, MINUTE, "{}")));
        assertThat(open().claim(MINUTE)).isEmpty();
        assertThat(open().backlog().untilNext().orElseThrow()).isBetween(Duration.ofSeconds(1), MINUTE);
        pass(MINUTE);
        assertThat(claimedKeys()).containsExactly("escalate");
    }

    @Test
    void theBacklogSaysHowMuchWaitsAndForHowLong() {
        open().add(List.of(entry("a", "#a", "t"), entry("b", "#a", "t")));
        pass(MINUTE);
        Backlog backlog = open().backlog();
        assertThat(backlog.entries()).isEqualTo(2);
        assertThat(backlog.oldest()).isGreaterThanOrEqualTo(MINUTE);
        assertThat(backlog.untilNext()).contains(Duration.ZERO);
    }

    @Test
    void whatWasToldLongAgoIsForgottenAndNothingElse() {
        open().add(List.of(entry("old", "#a", "t")));
        open().settle(claim(), DONE);
        pass(MINUTE.multipliedBy(2));
        open().add(List.of(entry("new", "#a", "t")));
        open().settle(claim(), DONE);
        open().add(List.of(entry("waiting", "#a", "u")));
        assertThat(open().forgetTold(MINUTE)).isEqualTo(1);
        open().add(List.of(entry("old", "#a", "t"), entry("new", "#a", "t")));
        assertThat(open().backlog().entries()).isEqualTo(2);
    }

    @Test
    void manySendersTellEverythingOnceAndInOrder() throws Exception {
        List<OutboxEntry> all = IntStream.range(0, 120)
                .mapToObj(i -> entry("k" + i, "#" + i % 5, "t" + i % 10))
                .toList();
        OutboxStore outbox = open();
        List<OutboxEntry> told = Collections.synchronizedList(new ArrayList<>());
        Callable<Integer> sender = () -> {
            int claims = 0;
            while (outbox.backlog().entries() > 0) {
                Optional<OutboxClaim> claim = outbox.claim(MINUTE);
                if (claim.isPresent()) {
                    told.addAll(claim.get().entries());
                    outbox.settle(claim.get(), DONE);
                    claims++;
                }
            }
            return claims;
        };
        ExecutorService senders = Executors.newFixedThreadPool(4);
        try {
            for (int from = 0; from < all.size(); from += 30) {
                List<OutboxEntry> some = all.subList(from, from + 30);
                Callable<Integer> adder = () -> {
                    outbox.add(some);
                    return 0;
                };
                for (var done : senders.invokeAll(List.of(adder, adder, sender, sender))) {
                    done.get();
                }
            }
            sender.call();
        } finally {
            senders.shutdownNow();
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(all);
        Map<String, List<OutboxEntry>> inOrder = told.stream().collect(Collectors.groupingBy(OutboxEntry::thread));
        inOrder.forEach((thread, entries) ->
                assertThat(entries).isSortedAccordingTo((a, b) -> Integer.compare(all.indexOf(a), all.indexOf(b))));
    }
}
