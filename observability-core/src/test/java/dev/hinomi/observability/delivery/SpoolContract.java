package dev.hinomi.observability.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every spool must do, wherever it keeps its entries. */
abstract class SpoolContract {
    private static final Cut EVERYTHING = new Cut(Integer.MAX_VALUE, Long.MAX_VALUE, 0);

    /** An empty spool with room for at least 100 short entries. */
    abstract Spool roomy();

    /** An empty spool with room for exactly three entries of 10 bytes. */
    abstract Spool roomForThreeOfTenBytes();

    @Test
    void givesEntriesBackInTheirOrder() {
        Spool spool = roomy();
        offer(spool, "a", "b", "c");

        assertThat(peek(spool, EVERYTHING)).containsExactly("a", "b", "c");
        assertThat(spool.entries()).isEqualTo(3);
        assertThat(spool.bytes()).isEqualTo(3);
    }

    @Test
    void keepsEntriesUntilTheyAreCommitted() {
        Spool spool = roomy();
        offer(spool, "a", "b", "c");
        peek(spool, EVERYTHING);

        spool.commit(2);

        assertThat(peek(spool, EVERYTHING)).containsExactly("c");
        assertThat(spool.entries()).isEqualTo(1);
        assertThat(spool.bytes()).isEqualTo(1);
    }

    @Test
    void stopsAtTheNumberOfEntriesAndAtTheBytesWithTheirOverhead() {
        Spool spool = roomy();
        offer(spool, "aa", "bb", "cc");

        assertThat(peek(spool, new Cut(2, Long.MAX_VALUE, 0))).containsExactly("aa", "bb");
        assertThat(peek(spool, new Cut(9, 6, 1))).containsExactly("aa", "bb");
        assertThat(peek(spool, new Cut(9, 5, 1))).containsExactly("aa");
    }

    @Test
    void givesAtLeastOneEntryHoweverSmallTheCut() {
        Spool spool = roomy();
        offer(spool, "aaaa", "b");

        assertThat(peek(spool, new Cut(9, 1, 0))).containsExactly("aaaa");
    }

    @Test
    void seesEntriesThatCameAfterAPeek() {
        Spool spool = roomy();
        offer(spool, "a");
        peek(spool, EVERYTHING);
        offer(spool, "b");

        assertThat(peek(spool, EVERYTHING)).containsExactly("a", "b");
    }

    @Test
    void copiesWhatItIsGiven() {
        Spool spool = roomy();
        byte[] buffer = "xabcx".getBytes(StandardCharsets.UTF_8);
        spool.offer(buffer, 1, 3, Priority.NORMAL);
        buffer[2] = '!';

        assertThat(peek(spool, EVERYTHING)).containsExactly("abc");
    }

    @Test
    void givesUpTheOldestEntriesWhenItIsFull() {
        Spool spool = roomForThreeOfTenBytes();
        offer(spool, "1_________", "2_________", "3_________");

        Admission admission = offer(spool, "4_________");

        assertThat(admission).isEqualTo(new Admission(null, 1));
        assertThat(peek(spool, EVERYTHING)).containsExactly("2_________", "3_________", "4_________");
    }

    @Test
    void neverGivesUpEntriesThatAreUnderWay() {
        Spool spool = roomForThreeOfTenBytes();
        offer(spool, "1_________", "2_________", "3_________");
        List<String> underWay = peek(spool, new Cut(2, Long.MAX_VALUE, 0));

        offer(spool, "4_________", "5_________");

        assertThat(peek(spool, EVERYTHING))
                .startsWith("1_________", "2_________")
                .endsWith("5_________");
        spool.commit(underWay.size());
        assertThat(peek(spool, EVERYTHING)).containsExactly("5_________");
    }

    @Test
    void givesNothingUpForAnEntryThatFindsNoRoomBesideThoseUnderWay() {
        Spool spool = roomForThreeOfTenBytes();
        offer(spool, "1_________", "2_________", "3_________");
        peek(spool, new Cut(2, Long.MAX_VALUE, 0));

        assertThat(offer(spool, "x".repeat(50))).isEqualTo(Admission.NO_ROOM);
        assertThat(peek(spool, EVERYTHING)).containsExactly("1_________", "2_________", "3_________");
    }

    @Test
    void refusesAnEntryLargerThanItself() {
        Spool spool = roomForThreeOfTenBytes();
        offer(spool, "1_________");

        assertThat(offer(spool, "x".repeat(1000))).isEqualTo(Admission.TOO_LARGE);
        assertThat(peek(spool, EVERYTHING)).containsExactly("1_________");
    }

    @Test
    void refusesToCommitWhatNobodyHasSeen() {
        Spool spool = roomy();
        offer(spool, "a");

        assertThatThrownBy(() -> spool.commit(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void losesNoEntryWhenManyThreadsOffer() throws InterruptedException {
        Spool spool = roomy();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(thread -> new Thread(() -> {
                    await(start);
                    for (int i = 0; i < 25; i++) {
                        offer(spool, "x");
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(spool.entries()).isEqualTo(100);
        assertThat(peek(spool, EVERYTHING)).hasSize(100);
    }

    static Admission offer(Spool spool, String... entries) {
        Admission last = Admission.ADMITTED;
        for (String entry : entries) {
            byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
            last = spool.offer(bytes, 0, bytes.length, Priority.NORMAL);
        }
        return last;
    }

    static List<String> peek(Spool spool, Cut cut) {
        return spool.peek(cut).stream()
                .map(entry -> new String(entry, StandardCharsets.UTF_8))
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
