package dev.hinomi.observability.spool;

import static dev.hinomi.observability.spool.Spools.offer;
import static dev.hinomi.observability.spool.Spools.peekAll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.delivery.Admission;
import dev.hinomi.observability.delivery.Priority;
import dev.hinomi.observability.spool.FaultyVolume.Operation;
import dev.hinomi.observability.spool.Volume.Space;
import dev.hinomi.observability.time.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever operation of the disk fails, and whenever: no exception, every entry counted, one line, and back by itself. */
@ParameterizedClass
@MethodSource("dev.hinomi.observability.spool.Spools#windows")
class BrokenDiskTest {
    private final ManualClock clock = ManualClock.at("2026-11-23T09:00:00Z");
    private final List<String> warnings = new ArrayList<>();
    private final DurableSpoolOptions options = DurableSpoolOptions.ofDefaults()
            .withMaxBytes(4_000)
            .withWarnings(warnings::add)
            .withTicker(clock);

    @Parameter
    private Windows windows = Windows.NONE;

    private FaultyVolume volume = new FaultyVolume();

    @TempDir
    private Path folder;

    @BeforeEach
    void makeVolume() {
        volume = new FaultyVolume(windows);
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void keepsEveryEntryInItsOrderWhileAnOperationFails(Operation operation) {
        DurableSpool spool = open(folder.resolve("base"));
        List<String> offered = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            if (round % 2 == 1) {
                volume.broken.add(operation);
            } else {
                volume.broken.clear();
                clock.advance(Duration.ofSeconds(10));
            }
            offered.addAll(offerTwenty(spool, round));
            assertThat(spool.entries()).isEqualTo(offered.size());
        }

        assertThat(drain(spool)).isEqualTo(offered);
        assertThat(spool.close()).isZero();
        assertThat(warnings.size()).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void worksInMemoryWhereAnOperationFailsFromTheStart(Operation operation) {
        volume.broken.add(operation);
        DurableSpool spool = open(folder.resolve("base"));
        List<String> offered = offerTwenty(spool, 0);

        assertThat(spool.entries()).isEqualTo(20);
        volume.broken.clear();
        clock.advance(Duration.ofSeconds(10));
        offered.addAll(offerTwenty(spool, 1));

        assertThat(spool.outlivesProcess()).isTrue();
        assertThat(drain(spool)).isEqualTo(offered);
        assertThat(spool.close()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void losesNothingOfAnEndedProcessWhereAnOperationFails(Operation operation) {
        Path base = folder.resolve("base");
        DurableSpool ended = open(base);
        List<String> offered = offerTwenty(ended, 0);
        Path crashed = Spools.crash(base, folder.resolve("crash"));
        volume.broken.add(operation);

        DurableSpool spool = open(crashed);
        List<String> delivered = drain(spool);
        spool.close();
        volume.broken.clear();
        DurableSpool next = open(crashed);
        delivered.addAll(drain(next));
        next.close();
        ended.close();

        assertThat(delivered).containsSubsequence(offered);
    }

    @Test
    void saysOnceThatDeliveredEntriesCannotBeNotedAndGoesOn() {
        DurableSpool spool = open(folder.resolve("base"));
        offer(spool, "1", "2", "3");
        volume.broken.add(Operation.WRITE);
        peekAll(spool);
        spool.commit(1);
        spool.commit(1);

        assertThat(peekAll(spool)).containsExactly("3");
        assertThat(spool.outlivesProcess()).isTrue();
        assertThat(warnings).singleElement().asString().contains("after a crash it is delivered a second time");
        spool.close();
    }

    @Test
    void leavesTheLastOfTheDiskToOthers() {
        DurableSpool spool = open(folder.resolve("base"));
        offer(spool, "on disk");
        volume.space = new Space(99, 10_000);
        offer(spool, Priority.HIGH, "in memory");

        assertThat(spool.outlivesProcess()).isFalse();
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("only 99 bytes are free")
                .contains("leaves 100");
        assertThat(drain(spool)).containsExactly("on disk", "in memory");
        spool.close();
    }

    @Test
    void takesAtMostATenthOfWhatIsFreeUnlessToldOtherwise() {
        FaultyVolume small = new FaultyVolume();
        small.space = new Space(10_000, 20_000);
        DurableSpool spool = DurableSpool.open(
                folder.resolve("base"), DurableSpoolOptions.ofDefaults().withWarnings(warnings::add), small);

        assertThat(offer(spool, "x".repeat(1_000))).isEqualTo(Admission.TOO_LARGE);
        assertThat(offer(spool, "x".repeat(900))).isEqualTo(Admission.ADMITTED);
        assertThat(offer(spool, "y".repeat(900))).isEqualTo(new Admission(null, 1));
        spool.close();
    }

    @Test
    void givesNothingUpForATenthThatIsLessThanWhatItHas() {
        FaultyVolume small = new FaultyVolume();
        small.space = new Space(10_000, 20_000);
        Path base = folder.resolve("base");
        DurableSpool ended =
                DurableSpool.open(base, DurableSpoolOptions.ofDefaults().withMaxBytes(50_000), small);
        offer(ended, Priority.LOW, "x".repeat(4_000), "x".repeat(4_000));

        DurableSpool spool = DurableSpool.open(
                Spools.crash(base, folder.resolve("crash")),
                DurableSpoolOptions.ofDefaults().withWarnings(warnings::add),
                small);

        assertThat(offer(spool, "y".repeat(100))).isEqualTo(new Admission(null, 1));
        assertThat(spool.entries()).isEqualTo(2);
        spool.close();
        ended.close();
    }

    private DurableSpool open(Path base) {
        return DurableSpool.open(base, options, volume);
    }

    private static List<String> offerTwenty(DurableSpool spool, int round) {
        List<String> entries = new ArrayList<>(IntStream.range(0, 20)
                .mapToObj(i -> "entry " + (round * 20 + i))
                .toList());
        for (int i = 0; i < entries.size(); i++) {
            Priority[] priorities = Priority.values();
            assertThat(offer(spool, priorities[i % priorities.length], entries.get(i)))
                    .isEqualTo(Admission.ADMITTED);
        }
        return entries;
    }

    private static List<String> drain(DurableSpool spool) {
        List<String> all = new ArrayList<>();
        while (spool.entries() > 0) {
            List<String> batch = peekAll(spool);
            all.addAll(batch);
            spool.commit(batch.size());
        }
        return all;
    }
}
