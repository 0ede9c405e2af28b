package dev.hinomi.observability.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every way out must do, wherever it leads. */
@Timeout(20)
public abstract class OutletContract {
    private static final Duration LONG = Duration.ofSeconds(10);

    /** A way out that leads to {@link #arrived()}. */
    protected abstract Outlet open();

    /** A way out whose other end takes nothing for as long as the test runs. */
    protected abstract Outlet openStuck();

    /** Everything that has arrived, in its order. */
    protected abstract List<String> arrived();

    @Test
    void everythingArrivesInItsOrder() {
        try (Outlet outlet = open()) {
            offer(outlet, "one", "two", "three");

            assertThat(outlet.flush(LONG)).isTrue();
        }
        assertThat(arrived()).containsExactly("one", "two", "three");
    }

    @Test
    void theBooksBalanceWhileManyThreadsHandOver() throws InterruptedException {
        Outlet outlet = open();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int thread = 0; thread < 4; thread++) {
            threads.execute(() -> {
                for (int entry = 0; entry < 500; entry++) {
                    offer(outlet, "entry");
                }
            });
        }
        threads.shutdown();
        while (!threads.isTerminated()) {
            assertThatTheBooksBalance(outlet);
        }
        assertThat(threads.awaitTermination(1, TimeUnit.SECONDS)).isTrue();

        outlet.close();

        assertThatTheBooksBalance(outlet);
        assertThat(outlet.counts().sent()).isEqualTo(2000).isEqualTo(arrived().size());
    }

    @Test
    void whatWaitsWhenItIsClosedArrives() {
        Outlet outlet = open();
        offer(outlet, "last words");

        outlet.close();

        assertThat(arrived()).containsExactly("last words");
        assertThat(outlet.counts().queued()).isZero();
    }

    @Test
    void whatComesAfterItIsClosedIsRefusedAndCounted() {
        Outlet outlet = open();
        outlet.close();
        outlet.close();

        assertThat(offer(outlet, "too late")).isFalse();

        assertThat(outlet.counts().dropped(DropReason.CLOSED)).isEqualTo(1);
        assertThatTheBooksBalance(outlet);
    }

    @Test
    void whatWasLostBeforeItCouldBeHandedOverIsInTheBooks() {
        try (Outlet outlet = open()) {
            outlet.countLost();

            assertThat(outlet.counts().accepted()).isEqualTo(1);
            assertThat(outlet.counts().dropped(DropReason.FAULT)).isEqualTo(1);
        }
    }

    @Test
    void anEntryCountsAsTheItemsItStandsFor() {
        Outlet outlet = open();
        byte[] entry = "block".getBytes(StandardCharsets.UTF_8);
        outlet.offer(entry, 0, entry.length, Priority.NORMAL, 100);
        outlet.offer(entry, 0, entry.length, Priority.NORMAL, 0);
        outlet.close();
        outlet.offer(entry, 0, entry.length, Priority.NORMAL, 10);

        assertThat(outlet.counts().accepted()).isEqualTo(111);
        assertThat(outlet.counts().sent()).isEqualTo(101);
        assertThat(outlet.counts().dropped(DropReason.CLOSED)).isEqualTo(10);
    }

    @Test
    void anEntryOfAnySizeIsTakenOrCounted() {
        try (Outlet outlet = open()) {
            byte[] entry = new byte[2_000_000];

            assertThat(outlet.offer(entry, 0, entry.length, Priority.VITAL)).isFalse();

            assertThat(outlet.counts().dropped(DropReason.TOO_LARGE)).isEqualTo(1);
        }
    }

    @Test
    void aStuckOtherEndBlocksNobodyWhoHandsOver() throws InterruptedException {
        Outlet outlet = openStuck();
        CountDownLatch handedOver = new CountDownLatch(1);
        Thread application = new Thread(() -> {
            for (int entry = 0; entry < 10_000; entry++) {
                offer(outlet, "x".repeat(1000));
            }
            handedOver.countDown();
        });
        application.setDaemon(true);
        application.start();

        assertThat(handedOver.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(outlet.flush(Duration.ofMillis(50))).isFalse();
        outlet.close(Duration.ofMillis(200));

        assertThat(outlet.counts().queued()).isZero();
        assertThat(outlet.counts().accepted()).isEqualTo(10_000);
        assertThatTheBooksBalance(outlet);
    }

    protected static boolean offer(Outlet outlet, String... entries) {
        boolean taken = true;
        for (String entry : entries) {
            byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
            taken &= outlet.offer(bytes, 0, bytes.length, Priority.NORMAL);
        }
        return taken;
    }

    private static void assertThatTheBooksBalance(Outlet outlet) {
        DeliveryCounts counts = outlet.counts();
        assertThat(counts.accepted()).isEqualTo(counts.sent() + counts.queued() + counts.droppedTotal());
    }
}
