package dev.hinomi.observability.metrics.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A million ids of one metric: the heap that they leave behind, and what was counted of them. */
class MillionIdsTest {
    private static final int IDS = 1_000_000;
    private static final long HEAP_BYTES = 10_000_000;

    private final TagBudget budget = TagBudget.of(Budgets.of(Budgets.DEFAULT), line -> {});

    @Test
    void aRegistryStaysBelowTenMegabytesAndCountsThemAll() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        registry.config().meterFilter(budget);
        keepsToTheHeap(registry, registry);
    }

    @Test
    void aCompositeAndItsMemberStayBelowTenMegabytesAndCountThemAll() {
        SimpleMeterRegistry member = new SimpleMeterRegistry();
        member.config().meterFilter(budget);
        CompositeMeterRegistry composite = new CompositeMeterRegistry();
        composite.config().meterFilter(CompositeBudget.of(budget, List::of));
        composite.add(member);
        keepsToTheHeap(composite, member);
    }

    private static void keepsToTheHeap(MeterRegistry recorded, MeterRegistry read) {
        long before = liveBytes();
        for (int user = 0; user < IDS; user++) {
            recorded.counter("logins", "user", "u-" + user, "channel", "web").increment();
        }
        long grown = liveBytes() - before;

        assertThat(grown).isLessThan(HEAP_BYTES);
        assertThat(read.getMeters()).hasSizeLessThanOrEqualTo(Budgets.DEFAULT);
        assertThat(read.find("logins").counters().stream()
                        .mapToDouble(Counter::count)
                        .sum())
                .isEqualTo(IDS);
        assertThat(recorded.getMeters()).hasSizeLessThanOrEqualTo(Budgets.DEFAULT);
    }

    private static long liveBytes() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
