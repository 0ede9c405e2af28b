package dev.hinomi.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RingTest {

    private final Changes changes = new Changes();

    @Test
    void theOldestMakesRoomWhenThereAreTooMany() {
        Ring<Long> ring = new Ring<>("numbers", new Bounds(2, 1_000), changes);

        for (int i = 0; i < 3; i++) {
            ring.add(id -> id, 1);
        }

        assertThat(ring.all()).containsExactly(2L, 3L);
        assertThat(ring.evicted()).isEqualTo(1);
        assertThat(ring.byId(1)).isEmpty();
        assertThat(ring.byId(3)).contains(3L);
    }

    @Test
    void theOldestMakesRoomWhenTheyAreTooLarge() {
        Ring<Long> ring = new Ring<>("numbers", new Bounds(100, 10), changes);

        for (int i = 0; i < 3; i++) {
            ring.add(id -> id, 4);
        }

        assertThat(ring.all()).containsExactly(2L, 3L);
    }

    @Test
    void oneEntryLargerThanTheRingIsKeptAlone() {
        Ring<Long> ring = new Ring<>("numbers", new Bounds(100, 10), changes);

        ring.add(id -> id, 4);
        ring.add(id -> id, 40);

        assertThat(ring.all()).containsExactly(2L);
    }

    @Test
    void newestComesFirstAndIsFiltered() {
        Ring<Long> ring = new Ring<>("numbers", new Bounds(100, 1_000), changes);
        for (int i = 0; i < 6; i++) {
            ring.add(id -> id, 1);
        }

        assertThat(ring.newest(2, id -> id % 2 == 0)).containsExactly(6L, 4L);
    }

    @Test
    void waitingEndsWhenTheEntryArrives() {
        Ring<Long> ring = new Ring<>("numbers", new Bounds(100, 1_000), changes);
        CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(
                () -> ring.await(id -> id == 2, 1, Duration.ofSeconds(20)).size());

        ring.add(id -> id, 1);
        ring.add(id -> id, 1);

        assertThat(waiting.join()).isEqualTo(1);
    }

    @Test
    void waitingInVainSaysWhatArrived() {
        Ring<Long> ring = new Ring<>("numbers", new Bounds(100, 1_000), changes);
        ring.add(id -> id, 1);

        assertThatThrownBy(() -> ring.await(id -> false, 3, Duration.ofMillis(1)))
                .isInstanceOf(NotReceivedException.class)
                .hasMessageContaining("3 matching numbers")
                .hasMessageContaining("only 0 of the 1 received");
    }

    @Test
    void aHundredThousandEntriesAreScannedInNoTime() {
        Ring<String> ring = new Ring<>("texts", new Bounds(100_000, Long.MAX_VALUE), changes);
        for (int i = 0; i < 100_000; i++) {
            ring.add(id -> "entry " + id, 1);
        }

        long start = System.nanoTime();
        assertThat(ring.newest(200, text -> text.endsWith("99"))).hasSize(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
    }
}
