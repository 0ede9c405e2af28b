package dev.hinomi.observability.spool;

import static dev.hinomi.observability.spool.Spools.offer;
import static dev.hinomi.observability.spool.Spools.peek;
import static dev.hinomi.observability.spool.Spools.peekAll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.delivery.Admission;
import dev.hinomi.observability.delivery.Cut;
import dev.hinomi.observability.delivery.Priority;
import dev.hinomi.observability.delivery.Spool;
import dev.hinomi.observability.delivery.SpoolModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Entries of every priority, in files that are given up as a whole. */
class LanesTest {
    private static final DurableSpoolOptions OPTIONS = DurableSpoolOptions.ofDefaults();

    private final List<Spool> opened = new ArrayList<>();
    private int crashes;

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        opened.forEach(Spool::close);
    }

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 12), LongStream.of(System.nanoTime()));
    }

    @Test
    void keepsTheOrderOfAllPrioritiesThroughACrash() {
        Path base = folder.resolve("base");
        DurableSpool spool = open(base, OPTIONS);
        offer(spool, Priority.LOW, "a");
        offer(spool, Priority.VITAL, "b");
        offer(spool, Priority.LOW, "c");
        offer(spool, Priority.NORMAL, "d");
        peekAll(spool);
        spool.commit(1);

        DurableSpool next = open(crash(base), OPTIONS);
        offer(next, Priority.LOW, "e");

        assertThat(next.recovery()).isEqualTo(new Recovery(1, 3, 0));
        assertThat(peekAll(next)).containsExactly("b", "c", "d", "e");
    }

    @Test
    void givesUpWhatAnEndedProcessLeftByItsPriorityToo() {
        Path base = folder.resolve("base");
        DurableSpool spool = open(base, OPTIONS);
        offer(spool, Priority.HIGH, "old but high");
        offer(spool, Priority.LOW, "x".repeat(500));

        DurableSpool next = open(crash(base), OPTIONS.withMaxBytes(600));
        offer(next, Priority.NORMAL, "y".repeat(400));

        assertThat(peekAll(next)).containsExactly("old but high", "y".repeat(400));
    }

    @Test
    void givesUpTheWaitingPartOfAFileOfWhichTheRestIsUnderWay() throws Exception {
        Path base = folder.resolve("base");
        DurableSpool spool = open(base, OPTIONS.withMaxBytes(1_600).withSegmentBytes(100));
        offer(spool, Priority.LOW, "low 1", "low 2", "low 3");
        for (int i = 0; i < 40; i++) {
            offer(spool, Priority.NORMAL, "normal");
        }
        assertThat(peek(spool, new Cut(1, Long.MAX_VALUE, 0))).containsExactly("low 1");
        long before = spool.entries();

        Admission admission = offer(spool, Priority.HIGH, "x".repeat(500));

        assertThat(spool.entries()).isEqualTo(before - admission.evicted() + 1);
        spool.commit(1);
        assertThat(peekAll(spool))
                .startsWith("normal")
                .endsWith("x".repeat(500))
                .doesNotContain("low 2", "low 3");
        spool.close();
        long bytes = 0;
        for (Path segment : Spools.segments(base)) {
            bytes += Files.size(segment);
        }
        assertThat(bytes).isLessThanOrEqualTo(1_600);
    }

    @Test
    void usesTheRoomOfAnOpenFileInWhichEverythingIsCommitted() {
        DurableSpool spool = open(folder.resolve("base"), OPTIONS.withMaxBytes(1_600));
        offer(spool, Priority.VITAL, "x".repeat(70));
        spool.commit(peekAll(spool).size());

        assertThat(offer(spool, Priority.LOW, "y".repeat(1_560))).isEqualTo(Admission.ADMITTED);
        assertThat(peekAll(spool)).containsExactly("y".repeat(1_560));
    }

    /** Offers, peeks, commits and crashes in any order, beside a list that does the same. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void doesWhatAListDoesWhateverIsGivenUpAndHoweverOftenItCrashes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Path base = folder.resolve("base");
        DurableSpoolOptions options =
                OPTIONS.withMaxBytes(800 + random.nextInt(3_000)).withSegmentBytes(30 + random.nextInt(600));
        DurableSpool spool = open(base, options);
        SpoolModel model = new SpoolModel();
        for (int step = 0; step < 200; step++) {
            int action = random.nextInt(60);
            if (action < 44) {
                offerToBoth(spool, model, step, random);
            } else if (action < 58) {
                sendFromBoth(spool, model, random);
            } else {
                Path frozen = crash(base);
                List<String> left = peekAll(open(crash(frozen), options));
                assertThat(left).containsSubsequence(model.texts());
                model.restart(left);
                base = crash(frozen);
                spool = open(base, options);
                assertThat(spool.recovery().torn()).isZero();
            }
            assertThat(spool.entries()).isEqualTo(model.texts().size());
            assertThat(spool.bytes())
                    .isEqualTo(model.texts().stream().mapToLong(String::length).sum());
        }
        assertThat(peekAll(spool)).isEqualTo(model.texts());
        assertThat(spool.takeDamaged()).isZero();
    }

    private static void offerToBoth(DurableSpool spool, SpoolModel model, int step, SplittableRandom random) {
        Priority priority = SpoolModel.anyPriority(random);
        String entry = step + "x".repeat(random.nextInt(60));
        Admission admission = offer(spool, priority, entry);
        if (admission.isIn()) {
            assertThat(model.add(entry, priority, (int) admission.evicted()))
                    .as("nothing of a higher priority goes")
                    .isTrue();
        } else {
            assertThat(admission.evicted()).isZero();
        }
    }

    private static void sendFromBoth(DurableSpool spool, SpoolModel model, SplittableRandom random) {
        Cut cut = new Cut(1 + random.nextInt(9), 30 + random.nextInt(200), 1);
        if (random.nextBoolean()) {
            spool.prepare(cut);
        }
        assertThat(peek(spool, cut)).isEqualTo(model.peek(cut));
        int done = random.nextInt(model.inFlight() + 1);
        spool.commit(done);
        model.commit(done);
    }

    private DurableSpool open(Path base, DurableSpoolOptions options) {
        DurableSpool spool = DurableSpool.open(base, options);
        opened.add(spool);
        return spool;
    }

    private Path crash(Path base) {
        crashes++;
        return Spools.crash(base, folder.resolve("crash " + crashes));
    }
}
