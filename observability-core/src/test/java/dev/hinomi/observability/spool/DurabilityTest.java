package dev.hinomi.observability.spool;

import static dev.hinomi.observability.spool.Spools.offer;
import static dev.hinomi.observability.spool.Spools.peek;
import static dev.hinomi.observability.spool.Spools.peekAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.observability.delivery.Admission;
import dev.hinomi.observability.delivery.Cut;
import dev.hinomi.observability.delivery.DropReason;
import dev.hinomi.observability.delivery.Priority;
import dev.hinomi.observability.delivery.Spool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was taken and not committed is there after a crash, at whatever moment that comes. */
@ParameterizedClass
@MethodSource("dev.hinomi.observability.spool.Spools#windows")
class DurabilityTest {
    private static final DurableSpoolOptions OPTIONS = DurableSpoolOptions.ofDefaults();

    @Parameter
    private Windows windows = Windows.NONE;

    private final List<Spool> opened = new ArrayList<>();
    private int crashes;

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        opened.forEach(Spool::close);
    }

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 15), LongStream.of(System.nanoTime()));
    }

    @Test
    void givesBackAfterACrashWhatWasNotCommittedAndThenWhatCameLater() {
        Path base = folder.resolve("base");
        DurableSpool spool = open(base);
        offer(spool, "a", "b", "c");
        peekAll(spool);
        spool.commit(1);

        DurableSpool next = open(crash(base));
        offer(next, "d");

        assertThat(next.recovery()).isEqualTo(new Recovery(1, 2, 0));
        assertThat(next.entries()).isEqualTo(3);
        assertThat(next.bytes()).isEqualTo(3);
        assertThat(peekAll(next)).containsExactly("b", "c", "d");
    }

    @Test
    void deliversAgainWhatWasUnderWayWhenItCrashed() {
        Path base = folder.resolve("base");
        DurableSpool spool = open(base);
        offer(spool, "a", "b");
        peekAll(spool);

        assertThat(peekAll(open(crash(base)))).containsExactly("a", "b");
    }

    @Test
    void keepsEveryCrashOfAChainUntilItIsDelivered() {
        Path base = folder.resolve("base");
        for (int life = 0; life < 5; life++) {
            offer(open(base), "life " + life);
            base = crash(base);
        }

        assertThat(peekAll(open(base))).containsExactly("life 0", "life 1", "life 2", "life 3", "life 4");
    }

    @Test
    void leavesNothingBehindWhenEverythingIsCommitted() {
        Path base = folder.resolve("base");
        offer(open(base), "a", "b");
        DurableSpool next = open(crash(base));
        offer(next, "c");
        Path second = folder.resolve("crash 1");

        next.commit(peekAll(next).size());

        assertThat(next.close()).isZero();
        assertThat(Spools.children(second)).isEmpty();
    }

    @Test
    void deletesWhatACrashLeftOfEntriesThatWereAllCommitted() {
        Path base = folder.resolve("base");
        DurableSpool spool = open(base);
        offer(spool, "a", "b");
        spool.commit(peekAll(spool).size());
        Path crashed = crash(base);

        DurableSpool next = open(crashed);
        next.close();

        assertThat(next.recovery()).isEqualTo(new Recovery(1, 0, 0));
        assertThat(Spools.children(crashed)).isEmpty();
    }

    @Test
    void losesNothingWhenItIsClosedAndIsAdoptedByTheSameProcess() {
        Path base = folder.resolve("base");
        DurableSpool spool = open(base);
        offer(spool, "a", "b");

        assertThat(spool.close()).isZero();
        assertThat(spool.entries()).isEqualTo(2);
        assertThat(peekAll(open(base))).containsExactly("a", "b");
    }

    @Test
    void refusesEntriesOnceItIsClosed() {
        DurableSpool spool = open(folder.resolve("base"));
        spool.close();

        assertThat(spool.offer(new byte[1], 0, 1, Priority.NORMAL)).isEqualTo(new Admission(DropReason.CLOSED, 0));
        assertThat(spool.peek(Spools.EVERYTHING)).isEmpty();
        assertThat(spool.close()).isZero();
    }

    @Test
    void twoSpoolsOfOneProcessShareTheBaseAndNothingElse() {
        Path base = folder.resolve("base");
        DurableSpool one = open(base);
        offer(one, "one");
        DurableSpool two = open(base);
        offer(two, "two");

        assertThat(two.recovery()).isEqualTo(Recovery.NOTHING);
        assertThat(peekAll(one)).containsExactly("one");
        assertThat(peekAll(two)).containsExactly("two");
    }

    @Test
    void deletesASegmentOnceAllOfItIsCommitted() {
        Path base = folder.resolve("base");
        DurableSpool spool = open(base, OPTIONS.withSegmentBytes(136));
        IntStream.range(0, 20).forEach(i -> offer(spool, "entry " + i));
        assertThat(Spools.segments(base)).hasSize(5);

        spool.commit(peekAll(spool).size());
        spool.close();

        assertThat(Spools.segments(base)).isEmpty();
    }

    @Test
    void givesUpTheOldestSegmentsAtItsBoundAndNeverHoldsMoreBytesThanThat() throws Exception {
        Path base = folder.resolve("base");
        DurableSpool spool = open(base, OPTIONS.withMaxBytes(1_000).withSegmentBytes(200));
        int givenUp = 0;
        for (int i = 100; i < 300; i++) {
            byte[] entry = ("entry " + i).getBytes();
            givenUp += spool.offer(entry, 0, entry.length, Priority.NORMAL).evicted();
        }
        spool.close();

        assertThat(givenUp + spool.entries()).isEqualTo(200);
        long bytes = 0;
        for (Path segment : Spools.segments(base)) {
            bytes += Files.size(segment);
        }
        assertThat(bytes).isBetween(600L, 1_000L);
        assertThat(peekAll(open(base))).hasSize((int) spool.entries()).endsWith("entry 299");
    }

    @Test
    void takesNoMoreOfTheDiskThanItMayWithAFileOfEachPriorityOpen() throws Exception {
        Path base = folder.resolve("base");
        DurableSpool spool = open(base, OPTIONS.withMaxBytes(5_000));
        long evicted = 0;
        for (int i = 0; evicted == 0; i++) {
            long bytes = 0;
            for (Path segment : Spools.segments(base)) {
                bytes += Files.size(segment);
            }
            assertThat(bytes).isLessThanOrEqualTo(5_000);
            Priority[] priorities = Priority.values();
            evicted = offer(spool, priorities[i % priorities.length], "entry " + i)
                    .evicted();
        }

        assertThat(spool.entries()).isGreaterThan(100);
    }

    @Test
    void takesAnEntryLongerThanASegmentAndGivesItBack() {
        Path base = folder.resolve("base");
        offer(open(base, OPTIONS.withSegmentBytes(100)), "a", "x".repeat(200_000), "b");

        assertThat(peekAll(open(crash(base)))).containsExactly("a", "x".repeat(200_000), "b");
    }

    @Test
    void keepsItsFilesFromOtherUsers() throws Exception {
        Path base = folder.resolve("base");
        offer(open(base), "a");

        Path instance = Spools.children(base).get(0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(instance)))
                .isEqualTo("rwx------");
        assertThat(Spools.children(instance))
                .hasSize(3)
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
    }

    @Test
    void survivesTheInterruptOfAThreadThatLogs() {
        DurableSpool spool = open(folder.resolve("base"));
        Thread.currentThread().interrupt();
        offer(spool, "a");
        boolean stillInterrupted = Thread.interrupted();
        offer(spool, "b");

        assertThat(stillInterrupted).isTrue();
        assertThat(spool.isOnDisk()).isTrue();
        assertThat(peekAll(spool)).containsExactly("a", "b");
    }

    @Test
    void makesANewDirectoryWhenItsOwnIsTakenAway() throws Exception {
        Path base = folder.resolve("base");
        DurableSpool spool = open(base, OPTIONS.withSegmentBytes(30));
        offer(spool, "a");
        Path instance = Spools.children(base).get(0);
        for (Path file : Spools.children(instance)) {
            Files.delete(file);
        }
        Files.delete(instance);

        offer(spool, "0123456789", "0123456789");

        assertThat(spool.isOnDisk()).isTrue();
        assertThat(peekAll(open(crash(base)))).containsExactly("0123456789", "0123456789");
    }

    @Test
    void refusesOptionsUnderWhichNothingFits() {
        assertThatThrownBy(() -> OPTIONS.withMaxBytes(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("room for at least 1 byte");
    }

    /** Offers, peeks, commits and crashes in any order, beside a list that does the same. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void doesWhatAListDoesThroughAnyNumberOfCrashes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Path base = folder.resolve("base");
        DurableSpoolOptions options = OPTIONS.withSegmentBytes(60 + random.nextInt(400));
        DurableSpool spool = open(base, options);
        List<String> model = new ArrayList<>();
        for (int step = 0; step < 150; step++) {
            int action = random.nextInt(20);
            if (action < 12) {
                String entry = step + "x".repeat(random.nextInt(40));
                offer(spool, entry);
                model.add(entry);
            } else if (action < 19) {
                Cut cut = new Cut(1 + random.nextInt(9), 30 + random.nextInt(200), 1);
                if (random.nextBoolean()) {
                    spool.prepare(cut);
                }
                List<String> batch = peek(spool, cut);
                assertThat(batch).isEqualTo(model.subList(0, batch.size()));
                assertThat(batch.isEmpty()).isEqualTo(model.isEmpty());
                int done = random.nextInt(batch.size() + 1);
                spool.commit(done);
                model.subList(0, done).clear();
            } else {
                base = crash(base);
                spool = open(base, options);
                assertThat(spool.recovery().torn()).isZero();
            }
            assertThat(spool.entries()).isEqualTo(model.size());
            assertThat(spool.bytes())
                    .isEqualTo(model.stream().mapToLong(String::length).sum());
        }
        assertThat(peekAll(spool)).isEqualTo(model);
    }

    @Test
    void losesNothingWhenManyThreadsOfferWhileOneReadsAheadAndCommits() throws Exception {
        Path base = folder.resolve("base");
        DurableSpool spool = open(base, OPTIONS.withSegmentBytes(1_000));
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(thread ->
                        new Thread(() -> IntStream.range(0, 2_000).forEach(i -> offer(spool, thread + "-" + i))))
                .toList();
        threads.forEach(Thread::start);
        Set<String> arrived = new HashSet<>();
        Cut cut = new Cut(100, 2_500, 1);
        while (arrived.size() < 8_000) {
            spool.prepare(cut);
            List<String> batch = peek(spool, cut);
            arrived.addAll(batch);
            spool.commit(batch.size());
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(spool.entries()).isZero();
        assertThat(spool.bytes()).isZero();
    }

    @Test
    void keepsItsBoundWhileOthersReadAheadAndCommit() throws Exception {
        Path base = folder.resolve("base");
        DurableSpool spool = open(base, OPTIONS.withMaxBytes(4_000).withSegmentBytes(500));
        AtomicLong givenUp = new AtomicLong();
        Thread offering = new Thread(() -> IntStream.range(0, 5_000).forEach(i -> {
            Admission admission = spool.offer(new byte[30], 0, 30, Priority.NORMAL);
            givenUp.addAndGet(admission.evicted() + (admission.isIn() ? 0 : 1));
        }));
        offering.start();
        long committed = 0;
        Cut cut = new Cut(50, 2_500, 1);
        while (offering.isAlive()) {
            spool.prepare(cut);
            int batch = spool.peek(cut).size();
            spool.commit(batch);
            committed += batch;
        }

        assertThat(committed + spool.entries() + givenUp.get()).isEqualTo(5_000);
    }

    private DurableSpool open(Path base) {
        return open(base, OPTIONS);
    }

    private DurableSpool open(Path base, DurableSpoolOptions options) {
        DurableSpool spool = DurableSpool.open(base, options, new DiskVolume(windows));
        opened.add(spool);
        return spool;
    }

    private Path crash(Path base) {
        crashes++;
        return Spools.crash(base, folder.resolve("crash " + crashes));
    }
}
