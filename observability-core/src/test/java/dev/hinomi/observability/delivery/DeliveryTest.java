package dev.hinomi.observability.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class DeliveryTest {
    private static final Duration LONG = Duration.ofSeconds(5);

    private final CountDownLatch release = new CountDownLatch(1);
    private final ScriptedTransport willing = new ScriptedTransport();

    @AfterEach
    void release() {
        release.countDown();
    }

    @Test
    void flushDeliversEverythingHandedOverSoFar() {
        try (Delivery delivery = start(willing)) {
            offer(delivery, "a", "b");

            assertThat(delivery.flush(LONG)).isTrue();
            assertThat(delivery.counts().sent()).isEqualTo(2);
        }
        assertThat(willing.taken()).containsExactly("a", "b");
    }

    @Test
    void closeDeliversWhatWaits() {
        Delivery delivery = start(willing);
        offer(delivery, "a", "b");

        delivery.close();

        assertThat(willing.taken()).containsExactly("a", "b");
        assertThat(willing.isClosed()).isTrue();
        assertThat(delivery.counts().queued()).isZero();
        assertThat(delivery.counts().droppedTotal()).isZero();
    }

    @Test
    void closeKeepsItsDeadlineWhileTheDestinationHangsAndCountsWhatIsLost() {
        Delivery delivery = start(this::hang);
        offer(delivery, "a", "b");
        long start = System.nanoTime();

        delivery.close(Duration.ofMillis(300));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(800));
        assertThat(delivery.counts().dropped(DropReason.DEADLINE)).isEqualTo(2);
        assertThat(delivery.counts().queued()).isZero();
    }

    @Test
    void closeDoesNotWaitForAKeyThatNobodyMends() {
        Delivery delivery = start(batch -> new Outcome.Hold("403"));
        offer(delivery, "a");
        long start = System.nanoTime();

        delivery.close(LONG);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(delivery.counts().dropped(DropReason.DEADLINE)).isEqualTo(1);
    }

    @Test
    void closeDeliversWhatWaitsEvenOnAThreadThatWasInterrupted() {
        Delivery delivery = start(willing);
        offer(delivery, "a");
        Thread.currentThread().interrupt();

        delivery.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(willing.taken()).containsExactly("a");
    }

    @Test
    void goesOnWhenSomebodyInterruptsTheSendingThread() {
        AtomicBoolean interrupted = new AtomicBoolean();
        try (Delivery delivery = start(batch -> {
            if (interrupted.compareAndSet(false, true)) {
                Thread.currentThread().interrupt();
                return new Outcome.Retry("interrupted");
            }
            return Thread.currentThread().isInterrupted() ? new Outcome.Retry("again") : new Outcome.Sent();
        })) {
            offer(delivery, "a");

            assertThat(delivery.flush(LONG)).isTrue();
            assertThat(delivery.counts().retries()).isEqualTo(1);
        }
    }

    @Test
    void countsWhatComesAfterTheEnd() {
        Delivery delivery = start(willing);
        delivery.close();

        assertThat(delivery.offer(bytes("late"))).isFalse();
        assertThat(delivery.counts().dropped(DropReason.CLOSED)).isEqualTo(1);
        assertThatCode(delivery::close).doesNotThrowAnyException();
    }

    @Test
    void dropsAndCountsAnEntryLongerThanTheDestinationTakes() {
        try (Delivery delivery = start(willing)) {
            assertThat(delivery.offer(new byte[501])).isFalse();
            assertThat(delivery.counts().dropped(DropReason.TOO_LARGE)).isEqualTo(1);
        }
    }

    @Test
    void neverBlocksACallerWhileTheDestinationHangs() throws InterruptedException {
        CountDownLatch underWay = new CountDownLatch(1);
        try (Delivery delivery = start(batch -> {
            underWay.countDown();
            return hang(batch);
        })) {
            offer(delivery, "first");
            delivery.flush(Duration.ofMillis(1));
            assertThat(underWay.await(5, TimeUnit.SECONDS)).isTrue();

            assertThat(delivery.offer(bytes("second"))).isTrue();
            assertThat(delivery.counts().queued()).isEqualTo(2);
            release.countDown();
        }
    }

    @Test
    void survivesAListenerThatThrows() {
        DeliveryListener hostile = new DeliveryListener() {
            @Override
            public void accepted(int items, int bytes) {
                throw new IllegalStateException("accepted");
            }

            @Override
            public void sent(long items, long bytes) {
                throw new IllegalStateException("sent");
            }
        };
        try (Delivery delivery = builder(willing).listener(hostile).start()) {
            offer(delivery, "a");

            assertThat(delivery.flush(LONG)).isTrue();
        }
    }

    @Test
    void tellsItsListenerTheSameAsItsCounts() {
        AtomicLong accepted = new AtomicLong();
        AtomicLong sent = new AtomicLong();
        AtomicLong dropped = new AtomicLong();
        DeliveryListener counting = new DeliveryListener() {
            @Override
            public void accepted(int items, int bytes) {
                accepted.addAndGet(items);
            }

            @Override
            public void sent(long items, long bytes) {
                sent.addAndGet(items);
            }

            @Override
            public void dropped(DropReason reason, long items) {
                dropped.addAndGet(items);
            }
        };
        Delivery delivery = builder(willing)
                .spool(MemorySpool.ofBytes(200))
                .listener(counting)
                .start();
        for (int i = 0; i < 1000; i++) {
            offer(delivery, "entry " + i);
        }
        delivery.offer(new byte[501]);
        delivery.close();

        DeliveryCounts counts = delivery.counts();
        assertThat(accepted).hasValue(1001).hasValue(counts.accepted());
        assertThat(sent).hasValue(counts.sent());
        assertThat(dropped).hasValue(counts.droppedTotal());
        assertThat(counts.sent() + counts.droppedTotal()).isEqualTo(1001);
    }

    @Test
    void balancesItsBooksWhileManyThreadsOfferAndTheDestinationIsMoody() throws InterruptedException {
        AtomicLong attempts = new AtomicLong();
        Delivery delivery = builder(
                        batch -> attempts.incrementAndGet() % 3 == 0 ? new Outcome.Rejected("400") : new Outcome.Sent())
                .spool(MemorySpool.ofBytes(500))
                .start();
        List<Thread> offering = IntStream.range(0, 4)
                .mapToObj(thread -> new Thread(() -> IntStream.range(0, 2_000).forEach(i -> offer(delivery, "e" + i))))
                .toList();
        offering.forEach(Thread::start);
        while (delivery.counts().accepted() < 8_000) {
            assertBalanced(delivery.counts());
        }
        for (Thread thread : offering) {
            thread.join();
        }
        delivery.close();

        assertBalanced(delivery.counts());
        assertThat(delivery.counts().accepted()).isEqualTo(8_000);
        assertThat(delivery.counts().queued()).isZero();
    }

    private static void assertBalanced(DeliveryCounts counts) {
        assertThat(counts.sent() + counts.queued() + counts.droppedTotal()).isEqualTo(counts.accepted());
    }

    @Test
    void knowsItsOwnSendingThread() {
        AtomicBoolean sending = new AtomicBoolean();
        AtomicBoolean daemon = new AtomicBoolean();
        try (Delivery delivery = start(batch -> {
            sending.set(Delivery.isSendingThread());
            daemon.set(Thread.currentThread().isDaemon());
            return new Outcome.Sent();
        })) {
            offer(delivery, "a");
            delivery.flush(LONG);
        }

        assertThat(sending).isTrue();
        assertThat(daemon).isTrue();
        assertThat(Delivery.isSendingThread()).isFalse();
    }

    private Outcome hang(Batch batch) {
        try {
            release.await();
            return new Outcome.Sent();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome.Retry("interrupted");
        }
    }

    private static Delivery start(Transport transport) {
        return builder(transport).start();
    }

    private static Delivery.Builder builder(Transport transport) {
        return Delivery.builder(
                        DeliverySettings.of("test", Framing.JSON_ARRAY, new BatchLimits(10, 1_000, 500)), transport)
                .warnings(LocalWarnings.NO_OP);
    }

    private static void offer(Delivery delivery, String... entries) {
        for (String entry : entries) {
            delivery.offer(bytes(entry));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
