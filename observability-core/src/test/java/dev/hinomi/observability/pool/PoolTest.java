package dev.hinomi.observability.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoolTest {
    private final AtomicInteger made = new AtomicInteger();
    private final Pool<StringBuilder> pool = new Pool<>(() -> new StringBuilder().append(made.incrementAndGet()));

    @Test
    void handsOutWhatWasGivenBack() {
        StringBuilder first = pool.take();
        pool.giveBack(first);

        assertThat(pool.take()).isSameAs(first);
    }

    @Test
    void handsOutNothingTwiceAtATime() {
        StringBuilder outer = pool.take();

        assertThat(pool.take()).isNotSameAs(outer);
    }

    @Test
    void keepsNoMoreThanItsBound() {
        List<StringBuilder> all = new ArrayList<>();
        IntStream.range(0, 1_000).forEach(i -> all.add(pool.take()));
        all.forEach(pool::giveBack);

        made.set(0);
        IntStream.range(0, 1_000).forEach(i -> pool.take());

        assertThat(made.get()).isBetween(1_000 - Pool.KEPT, 999);
    }

    @Test
    void isSharedByThreadsWithoutEverGivingOneToTwo() throws InterruptedException {
        AtomicInteger met = new AtomicInteger();
        Set<StringBuilder> inUse = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(i -> new Thread(() -> {
                    for (int round = 0; round < 10_000; round++) {
                        StringBuilder taken = pool.take();
                        met.addAndGet(inUse.add(taken) ? 0 : 1);
                        inUse.remove(taken);
                        pool.giveBack(taken);
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(met).hasValue(0);
    }
}
