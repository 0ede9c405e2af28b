package dev.hinomi.alerts.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What all leases must do. */
public abstract class LeasesContract {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Leases that nobody has; all of one test are the same. */
    protected abstract Leases open();

    /** Lets the clock of the leases go on. */
    protected abstract void pass(Duration time);

    private Lease acquire(String owner) {
        return open().acquire("fleet", owner, MINUTE).orElseThrow();
    }

    @Test
    void oneHasTheLeaseAndTheOthersDoNot() {
        assertThat(acquire("a").owner()).isEqualTo("a");
        assertThat(open().acquire("fleet", "b", MINUTE)).isEmpty();
        assertThat(open().acquire("other", "b", MINUTE)).isPresent();
    }

    @Test
    void aLeaseWhoseTimeIsOverGoesToTheNextUnderAHigherFence() {
        Lease first = acquire("a");
        pass(MINUTE);
        Lease second = acquire("b");
        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThat(open().renew(first, MINUTE)).isFalse();
        assertThat(open().renew(second, MINUTE)).isTrue();
    }

    @Test
    void aRenewedLeaseLastsLonger() {
        Lease lease = acquire("a");
        pass(MINUTE.minusSeconds(5));
        assertThat(open().renew(lease, MINUTE)).isTrue();
        pass(MINUTE.minusSeconds(5));
        assertThat(open().acquire("fleet", "b", MINUTE)).isEmpty();
    }

    @Test
    void aLeaseThatNobodyTookIsRenewedHoweverLate() {
        Lease lease = acquire("a");
        pass(MINUTE.multipliedBy(10));
        assertThat(open().renew(lease, MINUTE)).isTrue();
        assertThat(open().acquire("fleet", "b", MINUTE)).isEmpty();
    }

    @Test
    void aLeaseThatIsGivenBackIsFreeAtOnceAndItsFenceGoesOn() {
        Lease first = acquire("a");
        open().release(first);
        assertThat(acquire("b").fence()).isGreaterThan(first.fence());
        open().release(first);
        assertThat(open().acquire("fleet", "c", MINUTE)).isEmpty();
    }

    @Test
    void anOwnerThatLostTheAnswerAsksAgainAndGetsAHigherFence() {
        Lease first = acquire("a");
        Lease second = acquire("a");
        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThat(open().renew(first, MINUTE)).isFalse();
    }

    @Test
    void aLeaseThatWasNeverGrantedIsNotRenewed() {
        assertThat(open().renew(new Lease("fleet", "a", 1), MINUTE)).isFalse();
    }

    @Test
    void ofManyWhoAskAtOnceOneGetsIt() throws Exception {
        Leases leases = open();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Optional<Lease>>> asked = IntStream.range(0, 8)
                    .<Callable<Optional<Lease>>>mapToObj(i -> () -> leases.acquire("fleet", "i-" + i, MINUTE))
                    .toList();
            int granted = 0;
            for (var answer : threads.invokeAll(asked)) {
                granted += answer.get().isPresent() ? 1 : 0;
            }
            assertThat(granted).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
