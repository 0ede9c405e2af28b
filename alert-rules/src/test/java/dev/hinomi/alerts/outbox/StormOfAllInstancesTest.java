package dev.hinomi.alerts.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Action;
import dev.hinomi.alerts.notify.Digest;
import dev.hinomi.alerts.notify.DigestNotifier;
import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A storm that several instances see is one message, whichever of them leads. */
class StormOfAllInstancesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Folding folding = new Folding();
    private final Crew crew = new Crew(folding);
    private final Crew.Member leader = crew.joins("i-1");
    private final Crew.Member next = crew.joins("i-2");

    @BeforeEach
    void oneLeads() {
        crew.pass(MINUTE);
    }

    private List<Incidents> eightAreSeen(String prefix) {
        List<Incidents> eight =
                IntStream.range(0, 8).mapToObj(i -> Incidents.of(prefix + i)).toList();
        eight.forEach(each -> next.sees(each, 0.06));
        return eight;
    }

    private void theLeaderDiesAndTheStoreIsAway() {
        crew.dies(leader);
        crew.store.away(true);
    }

    @Test
    void aStormGoesOnAsOneMessageUnderTheNextLeader() {
        eightAreSeen("r");
        crew.pass(MINUTE);
        crew.dies(leader);
        next.sees(Incidents.of("late"), 0.06);
        crew.pass(MINUTE);
        assertThat(folding.told).containsExactly("Post[] 8", "Update[root=Receipt[channel=C1, timestamp=s1]] 9");
    }

    @Test
    void whoeverTakesAStormInHandAtAnyInstanceHasEachIncidentInHandAlsoUnderTheNextLeader() {
        eightAreSeen("r");
        crew.pass(MINUTE);
        String storm = leader.outbox.storms().get(0).id();
        assertThat(next.dispatcher.holdStorm("another", "U0FIRST001")).isEmpty();
        assertThat(next.dispatcher.holdStorm(storm, "U0FIRST001")).hasSize(8);
        crew.dies(leader);
        crew.pass(MINUTE);
        assertThat(next.outbox.all())
                .hasSize(8)
                .allMatch(owed -> owed.progress()
                        .flatMap(progress -> progress.acknowledged())
                        .isPresent());
        assertThat(folding.inHand).endsWith("8 of U0FIRST001");
    }

    @Test
    void aStormWhoseFirstMessageWasOnItsWayAsTheLeaderDiedIsLookedForAndNotToldAgain() {
        eightAreSeen("r");
        folding.meanwhile = this::theLeaderDiesAndTheStoreIsAway;
        crew.pass(Duration.ofSeconds(1));
        crew.store.away(false);
        crew.pass(Duration.ofSeconds(10));
        assertThat(folding.told).as("a call takes up to 10 s").containsExactly("Post[] 8");
        folding.answer = new Outcome.Found(new Receipt("C1", "s1"), true);
        crew.pass(Duration.ofSeconds(5));
        assertThat(folding.told)
                .containsExactly("Post[] 8", "Post[] 8 in doubt", "Update[root=Receipt[channel=C1, timestamp=s1]] 8");
        assertThat(folding.keys).as("the same message").containsOnly(folding.keys.get(0));
    }

    @Test
    void aStormThatLastsIsRememberedWhileTheMessageOfTheNextOneIsInDoubt() {
        List<Incidents> lasting = eightAreSeen("r");
        crew.pass(MINUTE.multipliedBy(7));
        folding.answer = new Outcome.Sent(new Receipt("C1", "s2"));
        folding.meanwhile = this::theLeaderDiesAndTheStoreIsAway;
        eightAreSeen("s");
        crew.pass(Duration.ofSeconds(1));
        crew.store.away(false);
        next.sees(Incidents.of("w"), 0.03);
        crew.pass(Duration.ofSeconds(10));
        assertThat(folding.told).as("while critical ones rest").containsExactly("Post[] 8", "Post[] 8", "Post[] w");
        crew.pass(MINUTE);
        next.sees(lasting.get(0), 0.01);
        crew.pass(MINUTE);
        assertThat(folding.told).last().isEqualTo("Update[root=Receipt[channel=C1, timestamp=s1]] 8");
    }

    @Test
    void whoeverJoinedAStormByAnEditThatTheLeaderDiedOfIsNotToldAgainWhenTheStormIsClosed() {
        eightAreSeen("r");
        crew.pass(MINUTE.multipliedBy(5).minusSeconds(10));
        folding.meanwhile = this::theLeaderDiesAndTheStoreIsAway;
        next.sees(Incidents.of("late"), 0.06);
        crew.pass(Duration.ofSeconds(5));
        assertThat(folding.told).last().isEqualTo("Update[root=Receipt[channel=C1, timestamp=s1]] 9");
        crew.pass(Duration.ofSeconds(10));
        crew.store.away(false);
        crew.pass(MINUTE);
        assertThat(folding.told)
                .containsExactly(
                        "Post[] 8",
                        "Update[root=Receipt[channel=C1, timestamp=s1]] 9",
                        "Update[root=Receipt[channel=C1, timestamp=s1]] 9");
    }

    @Test
    void aStormThatCouldCallNobodyCallsPeopleOnceUnderTheNextLeader() {
        folding.answer = new Outcome.Uncalled(new Receipt("C1", "s1"));
        folding.call = new Outcome.Withheld("nobody is known");
        eightAreSeen("r");
        crew.pass(Duration.ofSeconds(20));
        crew.dies(leader);
        crew.pass(MINUTE);
        assertThat(folding.told).containsExactly("Post[] 8");
        folding.call = new Outcome.Sent(new Receipt("C1", "s1"));
        crew.pass(MINUTE);
        assertThat(folding.told).containsExactly("Post[] 8", "Call[root=Receipt[channel=C1, timestamp=s1]] 8");
        next.sees(Incidents.of("late"), 0.06);
        crew.pass(MINUTE);
        assertThat(folding.told).hasSize(3).last().isEqualTo("Update[root=Receipt[channel=C1, timestamp=s1]] 9");
    }

    /** Takes many incidents in one message. */
    private static final class Folding implements DigestNotifier {
        private final List<String> told = new ArrayList<>();
        private final List<String> keys = new ArrayList<>();
        private final List<String> inHand = new ArrayList<>();
        private Runnable meanwhile = () -> {};
        private Outcome answer = new Outcome.Sent(new Receipt("C1", "s1"));
        private Outcome call = answer;

        @Override
        public Outcome send(Digest digest) {
            boolean calls = digest.action() instanceof Action.Call;
            if (calls && !call.isThere()) {
                return call;
            }
            boolean doubted = digest.attempt().uncertainSince().isPresent();
            told.add(digest.action() + " " + digest.counts().total() + (doubted ? " in doubt" : ""));
            keys.add(digest.dedupKey());
            digest.inHand()
                    .ifPresent(hand ->
                            inHand.add(hand.count() + " of " + hand.held().by()));
            meanwhile.run();
            meanwhile = () -> {};
            return calls ? call : answer;
        }

        @Override
        public Outcome send(Notification notification) {
            told.add(notification.action() + " " + notification.alert().rule().id());
            return new Outcome.Sent(new Receipt("C1", "single"));
        }
    }
}
