package dev.hinomi.alerts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every outbox must do. */
public abstract class OutboxStoreContract {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final OutboxThread THREAD = new OutboxThread("oncall/id", "{\"say\":\"火\"}");

    /** An empty outbox; all of one test are the same. */
    protected abstract OutboxStore open();

    /** The leases under which it is written. */
    protected abstract Leases leases();

    /** Lets the store's clock go on. */
    protected abstract void pass(Duration time);

    private static OutboxEntry entry(String key) {
        return new OutboxEntry(key, "{\"say\":\"" + key + " 火\"}");
    }

    private Lease elect(String owner) {
        return leases().acquire("fleet", owner, MINUTE).orElseThrow();
    }

    private static OutboxStore.Progress taken(String... keys) {
        return new OutboxStore.Progress(List.of(), List.of(), List.of(keys));
    }

    private static OutboxStore.Progress changed(OutboxThread... threads) {
        return new OutboxStore.Progress(List.of(threads), List.of(), List.of());
    }

    @Test
    void anEmptyOutboxHasNothing() {
        assertThat(open().waiting(0, 10)).isEmpty();
        assertThat(open().threads()).isEmpty();
        assertThat(open().backlog()).isEqualTo(Backlog.NONE);
    }

    @Test
    void whatIsAddedWaitsInTheOrderInWhichItCame() {
        open().add(List.of(entry("fired"), entry("raised")));
        open().add(List.of(entry("resolved")));
        assertThat(open().waiting(0, 10))
                .extracting(OutboxStore.Queued::entry)
                .containsExactly(entry("fired"), entry("raised"), entry("resolved"));
        assertThat(open().waiting(0, 2))
                .extracting(OutboxStore.Queued::entry)
                .containsExactly(entry("fired"), entry("raised"));
    }

    @Test
    void whatWaitsIsReadPageByPageWhetherOrNotItIsTakenInMeanwhile() {
        open().add(IntStream.range(0, 5).mapToObj(i -> entry("k" + i)).toList());
        List<OutboxStore.Queued> first = open().waiting(0, 2);
        assertThat(first).extracting(OutboxStore.Queued::entry).containsExactly(entry("k0"), entry("k1"));
        open().write(elect("a"), taken("k1", "k2"));
        List<OutboxStore.Queued> second = open().waiting(first.get(1).number(), 2);
        assertThat(second).extracting(OutboxStore.Queued::entry).containsExactly(entry("k3"), entry("k4"));
        assertThat(open().waiting(second.get(1).number(), 2)).isEmpty();
    }

    @Test
    void whatWaitsSaysForHowLong() {
        open().add(List.of(entry("old")));
        pass(MINUTE);
        open().add(List.of(entry("new")));
        List<OutboxStore.Queued> all = open().waiting(0, 10);
        assertThat(all.get(0).age()).isGreaterThanOrEqualTo(MINUTE);
        assertThat(all.get(1).age()).isLessThan(MINUTE);
    }

    @Test
    void aKeyThatIsKnownIsNoNewsNeitherBeforeNorAfterItIsTakenIn() {
        open().add(List.of(entry("k"), entry("k")));
        open().add(List.of(entry("k")));
        assertThat(open().waiting(0, 10)).hasSize(1);
        open().write(elect("a"), taken("k"));
        open().add(List.of(entry("k")));
        assertThat(open().waiting(0, 10)).isEmpty();
    }

    @Test
    void whetherSomebodyHasTakenSomethingInCanBeAsked() {
        List<OutboxEntry> many =
                IntStream.range(0, 250).mapToObj(i -> entry("k" + i)).toList();
        open().add(many);
        open().write(elect("a"), taken("k1", "k2"));
        assertThat(open().untaken(List.of("k0", "k1", "unknown"))).containsExactly("k0");
        assertThat(open().untaken(many.stream().map(OutboxEntry::key).toList())).hasSize(248);
        assertThat(open().untaken(List.of())).isEmpty();
    }

    @Test
    void whatIsTakenInAndHowFarItWasToldAreKeptTogether() {
        Lease lease = elect("a");
        open().add(List.of(entry("fired"), entry("other")));
        open().write(lease, new OutboxStore.Progress(List.of(THREAD), List.of(), List.of("fired")));
        assertThat(open().waiting(0, 10)).extracting(OutboxStore.Queued::entry).containsExactly(entry("other"));
        assertThat(open().threads()).containsExactly(THREAD);
    }

    @Test
    void whatIsWrittenLaterTakesThePlaceOfWhatWasWrittenBefore() {
        Lease lease = elect("a");
        OutboxThread later = new OutboxThread(THREAD.name(), "later");
        open().write(lease, changed(THREAD, new OutboxThread("another", "")));
        open().write(lease, changed(later));
        assertThat(open().threads()).containsExactlyInAnyOrder(later, new OutboxThread("another", ""));
    }

    @Test
    void oneThingIsFoundByItsNameAmongOthers() {
        open().write(elect("a"), changed(THREAD, new OutboxThread("another", "")));
        assertThat(open().thread(THREAD.name())).contains(THREAD);
        assertThat(open().thread("nothing")).isEmpty();
    }

    @Test
    void whatIsOverIsForgottenAndForgettingItTwiceIsNoMistake() {
        Lease lease = elect("a");
        open().write(lease, changed(THREAD));
        OutboxStore.Progress over = new OutboxStore.Progress(List.of(), List.of(THREAD.name(), "unknown"), List.of());
        open().write(lease, over);
        open().write(lease, over);
        assertThat(open().threads()).isEmpty();
    }

    @Test
    void whatIsToldIsFoundByAPartOfItsTextAsItIsWritten() {
        OutboxThread other = new OutboxThread("oncall/other", "{\"say\":\"100%_'\\\\ 水\"}");
        open().write(elect("a"), changed(THREAD, other));
        assertThat(open().threadsWith("火")).containsExactly(THREAD);
        assertThat(open().threadsWith("0%_'\\")).containsExactly(other);
        assertThat(open().threadsWith("1%")).isEmpty();
        assertThat(open().threadsWith("SAY")).isEmpty();
    }

    @Test
    void whoeverLostTheLeaseWritesNothingAnyMore() {
        open().add(List.of(entry("fired")));
        Lease stopped = elect("a");
        open().write(stopped, changed(THREAD));
        pass(MINUTE.plusSeconds(1));
        Lease next = elect("b");
        open().write(next, changed());
        assertThatThrownBy(() -> open().write(stopped, taken("fired")))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        refused -> assertThat(refused.trouble()).isEqualTo(new Trouble.Superseded()));
        assertThat(open().waiting(0, 10)).hasSize(1);
        open().write(next, taken("fired"));
        assertThat(open().waiting(0, 10)).isEmpty();
    }

    @Test
    void theBacklogSaysHowMuchWaitsAndForHowLong() {
        open().add(List.of(entry("a"), entry("b")));
        pass(MINUTE);
        Backlog backlog = open().backlog();
        assertThat(backlog.entries()).isEqualTo(2);
        assertThat(backlog.oldest()).isGreaterThanOrEqualTo(MINUTE);
    }

    @Test
    void whatWasTakenInLongAgoIsForgottenAndNothingElse() {
        open().add(List.of(entry("old")));
        open().write(elect("a"), taken("old"));
        pass(MINUTE.multipliedBy(2));
        open().add(List.of(entry("new"), entry("waiting")));
        open().write(elect("a"), taken("new"));
        assertThat(open().forgetTaken(MINUTE)).isEqualTo(1);
        open().add(List.of(entry("old"), entry("new")));
        assertThat(open().waiting(0, 10))
                .extracting(OutboxStore.Queued::entry)
                .containsExactlyInAnyOrder(entry("old"), entry("waiting"));
    }

    @Test
    void manyInstancesAddAtOnceAndNothingIsLostOrDoubled() throws Exception {
        OutboxStore outbox = open();
        ExecutorService instances = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> adders = new ArrayList<>();
            for (int from = 0; from < 40; from += 10) {
                List<OutboxEntry> some = IntStream.range(from, from + 20)
                        .mapToObj(i -> entry("k" + i))
                        .toList();
                adders.add(() -> {
                    outbox.add(some);
                    return some.size();
                });
            }
            for (var done : instances.invokeAll(adders)) {
                done.get();
            }
        } finally {
            instances.shutdownNow();
        }
        assertThat(outbox.waiting(0, 1000))
                .extracting(OutboxStore.Queued::entry)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 50).mapToObj(i -> entry("k" + i)).toList());
    }
}
