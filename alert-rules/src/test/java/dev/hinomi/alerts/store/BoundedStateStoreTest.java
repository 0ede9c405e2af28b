package dev.hinomi.alerts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.state.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BoundedStateStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    /** Answers when it is let. */
    private static final class Slow implements StateStore {
        private final MemoryStateStore inner = new MemoryStateStore();
        private final CountDownLatch answers = new CountDownLatch(1);

        @Override
        public Snapshot load() {
            throw new StoreException(new Trouble.ReadOnly(), "a replica", null);
        }

        @Override
        public void save(
                Instant aliveAt,
                Collection<Remembered> changed,
                Collection<AlertKey> gone,
                Collection<OutboxEntry> owed) {
            try {
                answers.await();
            } catch (InterruptedException interrupted) {
                throw new AssertionError("nothing is interrupted: H2 would close its file", interrupted);
            }
            inner.save(aliveAt, changed, gone, owed);
        }
    }

    @Test
    @Timeout(60)
    void aStoreThatDoesNotAnswerHoldsUpOneCallForItsBudgetAndTheNextOnesNotAtAll() {
        Slow slow = new Slow();
        try (BoundedStateStore store = new BoundedStateStore(slow, Duration.ofMillis(20))) {
            assertThatThrownBy(() -> store.save(NOW, List.of(), List.of()))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            late -> assertThat(late.trouble()).isEqualTo(new Trouble.Unavailable(false)))
                    .hasMessage("the store of alerts did not answer within PT0.02S");
            assertThatThrownBy(() -> store.save(NOW, List.of(), List.of()))
                    .hasMessage("the store of alerts still does what it was asked for earlier");
            slow.answers.countDown();
            saveUntilTaken(store);
            assertThat(slow.inner.load().aliveAt()).contains(NOW.plusSeconds(10));
        }
    }

    /** Writes down what it is to save; the first time it answers when it is let. */
    private static final class Written implements StateStore {
        private final CountDownLatch answers = new CountDownLatch(1);
        private final List<Collection<Remembered>> saves = new CopyOnWriteArrayList<>();
        private boolean fails;

        @Override
        public Snapshot load() {
            return Snapshot.EMPTY;
        }

        @Override
        public void save(
                Instant aliveAt,
                Collection<Remembered> changed,
                Collection<AlertKey> gone,
                Collection<OutboxEntry> owed) {
            saves.add(changed);
            try {
                answers.await();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
            if (fails && saves.size() == 1) {
                throw new StoreException(new Trouble.Unavailable(false), "away", null);
            }
        }
    }

    private static Remembered alert(String rule) {
        return new Remembered(new AlertKey(rule, Tags.NONE), "q", Standing.initial(NOW));
    }

    @Test
    @Timeout(60)
    void whatWasSavedTooLateIsSavedAndIsNotSavedAgain() throws InterruptedException {
        Written slow = new Written();
        CountDownLatch told = new CountDownLatch(1);
        List<OutboxEntry> late = new CopyOnWriteArrayList<>();
        Consumer<List<OutboxEntry>> whenLate = owed -> {
            late.addAll(owed);
            told.countDown();
        };
        try (BoundedStateStore store = new BoundedStateStore(slow, Duration.ofMillis(20), whenLate)) {
            OutboxEntry fired = new OutboxEntry("fired", "{}");
            assertThatThrownBy(() -> store.save(NOW, List.of(alert("a"), alert("b")), List.of(), List.of(fired)))
                    .isInstanceOf(StoreException.class);
            assertThat(late).isEmpty();
            slow.answers.countDown();
            told.await();
            assertThat(late).containsExactly(fired);
            saveUntilTaken(store, alert("a"), alert("b"), alert("c"));
            assertThat(slow.saves.stream().flatMap(Collection::stream))
                    .containsExactlyInAnyOrder(alert("a"), alert("b"), alert("c"));
        }
    }

    @Test
    @Timeout(60)
    void whatFailedTooLateIsSavedAgain() {
        Written slow = new Written();
        slow.fails = true;
        try (BoundedStateStore store = new BoundedStateStore(slow, Duration.ofMillis(20), owed -> {})) {
            assertThatThrownBy(() -> store.save(NOW, List.of(alert("a")), List.of()))
                    .isInstanceOf(StoreException.class);
            slow.answers.countDown();
            saveUntilTaken(store, alert("a"));
            assertThat(slow.saves.get(1)).containsExactly(alert("a"));
        }
    }

    private static void saveUntilTaken(StateStore store, Remembered... changed) {
        boolean taken = false;
        while (!taken) {
            try {
                store.save(NOW.plusSeconds(10), List.of(changed), List.of());
                taken = true;
            } catch (StoreException busy) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void whatTheStoreSaysIsPassedOn() {
        try (BoundedStateStore store = new BoundedStateStore(new Slow(), Duration.ofMinutes(1))) {
            assertThatThrownBy(store::load)
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            failure -> assertThat(failure.trouble()).isEqualTo(new Trouble.ReadOnly()))
                    .hasMessage("a replica");
        }
    }
}
