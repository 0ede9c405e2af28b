package dev.hinomi.observability.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every spool must do, wherever it keeps its entries. */
abstract class SpoolContract {
    private static final Cut EVERYTHING = new Cut(Integer.MAX_VALUE, Long.MAX_VALUE, 0);

    /** An empty spool of so many bytes, which gives entries up one by one. */
    abstract Spool ofBytes(long bytes);

    /** What an entry takes of these bytes besides its own. */
    abstract int overheadBytes();

    private Spool roomy() {
        return ofBytes(1_000_000);
    }

    private Spool roomForThreeOfTenBytes() {
        return ofBytes(3L * (10 + overheadBytes()));
    }

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
    void keepsTheOrderOfEntriesWhateverTheirPriority() {
        Spool spool = roomy();
        offer(spool, Priority.HIGH, "a");
        offer(spool, Priority.LOW, "b");
        offer(spool, Priority.VITAL, "c");
        offer(spool, Priority.LOW, "d");
        offer(spool, Priority.HIGH, "e");

        assertThat(peek(spool, new Cut(3, Long.MAX_VALUE, 0))).containsExactly("a", "b", "c");
        spool.commit(2);
        assertThat(peek(spool, EVERYTHING)).containsExactly("c", "d", "e");
    }

    @Test
    void givesUpTheLowestPriorityFirstHoweverNew() {
        Spool spool = roomForThreeOfTenBytes();
        offer(spool, Priority.HIGH, "1_________");
        offer(spool, Priority.NORMAL, "2_________");
        offer(spool, Priority.LOW, "3_________");

        assertThat(offer(spool, Priority.NORMAL, "4_________")).isEqualTo(new Admission(null, 1));
        assertThat(offer(spool, Priority.HIGH, "5_________")).isEqualTo(new Admission(null, 1));
        assertThat(peek(spool, EVERYTHING)).containsExactly("1_________", "4_________", "5_________");
    }

    @Test
    void givesUpTheOldestOfThePriorityOfTheNewOneAndNoneAboveIt() {
        Spool spool = roomForThreeOfTenBytes();
        offer(spool, Priority.HIGH, "1_________");
        offer(spool, Priority.NORMAL, "2_________", "3_________");

        assertThat(offer(spool, Priority.NORMAL, "4_________")).isEqualTo(new Admission(null, 1));
        assertThat(peek(spool, EVERYTHING)).containsExactly("1_________", "3_________", "4_________");
    }

    @Test
    void refusesAnEntryForWhichOnlyHigherOnesWouldHaveToGo() {
        Spool spool = roomForThreeOfTenBytes();
        offer(spool, Priority.HIGH, "1_________", "2_________", "3_________");

        assertThat(offer(spool, Priority.RAISED, "4_________")).isEqualTo(Admission.NO_ROOM);
        assertThat(peek(spool, EVERYTHING)).containsExactly("1_________", "2_________", "3_________");
    }

    @Test
    void givesNothingUpForAnEntryThatNeedsMoreThanLowerOnesHave() {
        Spool spool = roomForThreeOfTenBytes();
        offer(spool, Priority.HIGH, "1_________", "2_________");
        offer(spool, Priority.LOW, "3_________");

        assertThat(offer(spool, Priority.LOW, "x".repeat(50))).isEqualTo(Admission.NO_ROOM);
        assertThat(peek(spool, EVERYTHING)).containsExactly("1_________", "2_________", "3_________");
    }

    @Test
    void givesUpVitalEntriesOnlyForVitalOnes() {
        Spool spool = roomForThreeOfTenBytes();
        offer(spool, Priority.VITAL, "1_________", "2_________", "3_________");

        assertThat(offer(spool, Priority.HIGH, "4_________")).isEqualTo(Admission.NO_ROOM);
        assertThat(offer(spool, Priority.VITAL, "5_________")).isEqualTo(new Admission(null, 1));
        assertThat(peek(spool, EVERYTHING)).containsExactly("2_________", "3_________", "5_________");
    }

    @Test
    void neverGivesUpEntriesThatAreUnderWayHoweverLowTheirPriority() {
        Spool spool = roomForThreeOfTenBytes();
        offer(spool, Priority.LOW, "1_________", "2_________", "3_________");
        peek(spool, new Cut(2, Long.MAX_VALUE, 0));

        assertThat(offer(spool, Priority.VITAL, "4_________")).isEqualTo(new Admission(null, 1));
        assertThat(offer(spool, Priority.HIGH, "5_________")).isEqualTo(Admission.NO_ROOM);
        assertThat(peek(spool, EVERYTHING)).containsExactly("1_________", "2_________", "4_________");
    }

    @Test
    void refusesAnEntryLargerThanItself() {
        Spool spool = roomForThreeOfTenBytes();
        offer(spool, "1_________");

        assertThat(offer(spool, "x".repeat(1000))).isEqualTo(Admission.TOO_LARGE);
        assertThat(peek(spool, EVERYTHING)).containsExactly("1_________");
    }

    @Test
    void countsTheItemsThatItsEntriesStandFor() {
        Spool spool = roomForThreeOfTenBytes();
        offerItems(spool, Priority.NORMAL, 100, "1_________");
        offer(spool, "2_________");
        offerItems(spool, Priority.NORMAL, 10_000, "3_________");

        assertThat(spool.items()).isEqualTo(10_101);
        assertThat(spool.entries()).isEqualTo(3);
        assertThat(offer(spool, "4_________")).isEqualTo(new Admission(null, 100));
        peek(spool, EVERYTHING);
        assertThat(spool.commit(2)).isEqualTo(10_001);
        assertThat(spool.items()).isEqualTo(1);
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

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 40), LongStream.of(System.nanoTime()));
    }

    /** Offers, peeks and commits in any order, beside a list that does the same. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void doesWhatAListDoesThatGivesUpTheOldestOfTheLowestPriority(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long capacity = 200 + random.nextInt(1_000);
        Spool spool = ofBytes(capacity);
        SpoolModel model = new SpoolModel();
        for (int step = 0; step < 150; step++) {
            if (random.nextInt(10) < 7) {
                Priority priority = SpoolModel.anyPriority(random);
                String entry = step + "x".repeat(random.nextInt(30));
                Admission expected = model.offer(entry, priority, capacity, overheadBytes());
                assertThat(offerItems(spool, priority, SpoolModel.items(entry), entry))
                        .as("step %d", step)
                        .isEqualTo(expected);
            } else {
                Cut cut = new Cut(1 + random.nextInt(5), 20 + random.nextInt(100), 1);
                assertThat(peek(spool, cut)).as("step %d", step).isEqualTo(model.peek(cut));
                int done = random.nextInt(model.inFlight() + 1);
                assertThat(spool.commit(done)).isEqualTo(items(model.texts().subList(0, done)));
                model.commit(done);
            }
            assertThat(spool.entries()).isEqualTo(model.texts().size());
            assertThat(spool.items()).isEqualTo(items(model.texts()));
            assertThat(spool.bytes())
                    .isEqualTo(model.texts().stream().mapToLong(String::length).sum());
        }
        assertThat(peek(spool, EVERYTHING)).isEqualTo(model.texts());
    }

    private static long items(List<String> texts) {
        return texts.stream().mapToInt(SpoolModel::items).sum();
    }

    private static Admission offerItems(Spool spool, Priority priority, int items, String entry) {
        byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
        return spool.offer(bytes, 0, bytes.length, priority, items);
    }

    static Admission offer(Spool spool, String... entries) {
        return offer(spool, Priority.NORMAL, entries);
    }

    static Admission offer(Spool spool, Priority priority, String... entries) {
        Admission last = Admission.ADMITTED;
        for (String entry : entries) {
            byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
            last = spool.offer(bytes, 0, bytes.length, priority);
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
