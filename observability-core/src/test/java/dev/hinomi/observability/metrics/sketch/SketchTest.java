package dev.hinomi.observability.metrics.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SketchTest {
    private final Sketch sketch = Sketch.create();
    private final StepSketch step = new StepSketch();

    private TreeMap<Integer, Double> bins() {
        TreeMap<Integer, Double> bins = new TreeMap<>();
        step.forEachBin(bins::put);
        return bins;
    }

    @Test
    void aTakingHoldsWhatWasRecordedSinceTheLastOne() {
        sketch.record(3);
        sketch.record(5);
        sketch.record(3);
        sketch.take(step);

        assertThat(step.count()).isEqualTo(3);
        assertThat(step.sum()).isEqualTo(11);
        assertThat(step.min()).isEqualTo(3);
        assertThat(step.max()).isEqualTo(5);
        assertThat(bins()).containsEntry(AgentBins.key(3), 2.0).containsEntry(AgentBins.key(5), 1.0);

        sketch.record(7);
        sketch.take(step);
        assertThat(step.count()).isEqualTo(1);
        assertThat(bins()).containsOnlyKeys(AgentBins.key(7));
    }

    @Test
    void aStepWithoutValuesHoldsNothing() {
        sketch.record(1);
        sketch.take(step);
        sketch.take(step);

        assertThat(step.count()).isZero();
        assertThat(bins()).isEmpty();
    }

    @Test
    void recordsAgainAfterIdleSteps() {
        for (int i = 0; i < 3; i++) {
            sketch.record(20);
            sketch.take(step);
            sketch.take(step);
            sketch.take(step);
        }
        sketch.record(20);
        sketch.take(step);

        assertThat(bins()).containsExactly(java.util.Map.entry(AgentBins.key(20), 1.0));
    }

    @Test
    void zeroHasABinAndWhatIsNoMeasurementHasNone() {
        sketch.record(0);
        sketch.record(-1);
        sketch.record(Double.NaN);
        sketch.record(Double.POSITIVE_INFINITY);
        sketch.take(step);

        assertThat(step.count()).isEqualTo(1);
        assertThat(bins()).containsExactly(java.util.Map.entry(0, 1.0));
    }

    @Test
    void valuesTooFarApartAreCountedInTheLowestBinThatIsLeft() {
        sketch.record(1e-9);
        sketch.record(1e30);
        sketch.take(step);

        assertThat(step.count()).isEqualTo(2);
        assertThat(bins().values()).containsExactly(1.0, 1.0);
        assertThat(bins().lastKey() - bins().firstKey()).isEqualTo(AgentBins.MOST - 1);
    }

    @Test
    void sketchesOfDifferentMetersDoNotMixThroughTheStepTheyShare() {
        Sketch other = Sketch.create();
        for (int round = 0; round < 5; round++) {
            sketch.record(1 + round);
            other.record(1_000_000);
            sketch.take(step);
            assertThat(bins()).containsOnlyKeys(AgentBins.key(1 + round));
            other.take(step);
            assertThat(bins()).containsOnlyKeys(AgentBins.key(1_000_000));
        }
    }

    @Test
    void noValueIsLostOrCountedTwiceWhileStepsAreTaken() throws Exception {
        int threads = 8;
        int each = 300_000;
        AtomicInteger running = new AtomicInteger(threads);
        List<Thread> recorders = new ArrayList<>();
        CountDownLatch start = new CountDownLatch(1);
        for (int t = 0; t < threads; t++) {
            recorders.add(new Thread(() -> {
                try {
                    start.await();
                    for (int i = 1; i <= each; i++) {
                        sketch.record(i % 1000);
                    }
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                } finally {
                    running.decrementAndGet();
                }
            }));
        }
        recorders.forEach(Thread::start);
        start.countDown();

        long count = 0;
        double sum = 0;
        double inBins = 0;
        boolean last = false;
        while (!last) {
            last = running.get() == 0;
            sketch.take(step);
            count += step.count();
            sum += step.sum();
            double bins = bins().values().stream().mapToDouble(n -> n).sum();
            assertThat(bins).isEqualTo(step.count());
            inBins += bins;
        }

        assertThat(count).isEqualTo((long) threads * each);
        assertThat(inBins).isEqualTo(count);
        assertThat(sum).isCloseTo(count * 499.5, within(1e-6 * sum));
        assertThat(sketch.takeMissed()).isZero();
    }

    @Test
    void whatItMissedIsAnsweredOnce() {
        sketch.miss();
        sketch.miss();

        assertThat(sketch.takeMissed()).isEqualTo(2);
        assertThat(sketch.takeMissed()).isZero();
    }

    @Test
    void recordingAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        for (int i = 0; i < 200_000; i++) {
            sketch.record(i % 5000);
        }
        long before = threads.getThreadAllocatedBytes(self);
        for (int i = 0; i < 1_000_000; i++) {
            sketch.record(i % 5000);
        }
        long allocated = threads.getThreadAllocatedBytes(self) - before;

        assertThat(allocated).isLessThan(100_000);
    }

    @Test
    void takingAllocatesNothingOnceTheRangeIsKnown() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        long before = 0;
        for (int round = 0; round < 20_000; round++) {
            if (round == 10_000) {
                before = threads.getThreadAllocatedBytes(self);
            }
            sketch.record(1 + round % 100);
            sketch.record(100);
            sketch.record(1);
            sketch.take(step);
        }

        assertThat((threads.getThreadAllocatedBytes(self) - before) / 10_000).isLessThan(20);
    }
}
