package dev.hinomi.alerts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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

    private static void saveUntilTaken(StateStore store) {
        boolean taken = false;
        while (!taken) {
            try {
                store.save(NOW.plusSeconds(10), List.of(), List.of());
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
