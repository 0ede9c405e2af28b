package dev.hinomi.observability.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hinomi.observability.delivery.Admission;
import dev.hinomi.observability.delivery.Cut;
import dev.hinomi.observability.delivery.Priority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries of some KB to half a MB, such as compressed blocks of series, in files of 1 MiB. */
class BlocksOnDiskTest {
    private static final int LARGEST = 512_000;
    private static final int FILE = 1024 * 1024;
    private static final Cut ONE = new Cut(1, Long.MAX_VALUE, 0);

    @TempDir
    private Path base;

    private final Random random = new Random(7);

    @Test
    void largeBlocksComeBackAsTheyWereInTheirOrder() {
        DurableSpool spool = open(64L * FILE);
        byte[][] blocks = new byte[40][];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = block(1 + random.nextInt(LARGEST));
            assertThat(offer(spool, blocks[i])).isEqualTo(Admission.ADMITTED);
        }

        for (byte[] block : blocks) {
            assertThat(spool.peek(ONE)).singleElement().isEqualTo(block);
            assertThat(spool.commit(1)).isEqualTo(100);
        }
        spool.close();
    }

    @Test
    void largeBlocksSurviveTheEndOfTheProcess() {
        DurableSpool ended = open(64L * FILE);
        byte[] large = block(LARGEST);
        offer(ended, block(2_000));
        offer(ended, large);
        ended.close();

        DurableSpool next = open(64L * FILE);
        assertThat(next.items()).isEqualTo(200);
        next.peek(ONE);
        next.commit(1);
        assertThat(next.peek(ONE)).singleElement().isEqualTo(large);
        next.close();
    }

    @Test
    void theNewestBlocksStayWhereThereIsRoomForFewAndTheOldOnesAreCounted() {
        DurableSpool spool = open(2L * FILE);
        long givenUp = 0;
        for (int i = 0; i < 20; i++) {
            Admission admission = offer(spool, block(LARGEST));
            assertThat(admission.isIn()).isTrue();
            givenUp += admission.evicted();
        }

        assertThat(spool.entries()).isBetween(2L, 4L);
        assertThat(givenUp + spool.items()).isEqualTo(20 * 100);
        awaitAtMostOnDisk(2L * FILE);
        spool.close();
    }

    @Test
    void aBlockAMinuteThatIsSentAtOnceTakesLittleMoreThanAFileInAWeek() {
        DurableSpool spool = open(64L * FILE);
        for (int minute = 0; minute < 7 * 24 * 60; minute++) {
            offer(spool, block(2_000));
            spool.peek(ONE);
            spool.commit(1);
            if (minute % 100 == 0) {
                awaitAtMostOnDisk(2L * FILE + FILE / 8);
            }
        }

        spool.close();
        assertThat(bytesOnDisk()).isZero();
    }

    @Test
    void aFirstSmallBlockPreparesAWindowAndNotAFile() {
        DurableSpool spool = open(64L * FILE);
        offer(spool, block(2_000));

        assertThat(bytesOnDisk()).isLessThanOrEqualTo(FILE / 16 + 100);
        spool.close();
    }

    private DurableSpool open(long bytes) {
        return DurableSpool.open(
                base, DurableSpoolOptions.ofDefaults().withMaxBytes(bytes).withSegmentBytes(FILE));
    }

    private byte[] block(int bytes) {
        byte[] block = new byte[bytes];
        random.nextBytes(block);
        return block;
    }

    private static Admission offer(DurableSpool spool, byte[] block) {
        return spool.offer(block, 0, block.length, Priority.NORMAL, 100);
    }

    /** Files that are done with are deleted on a thread of their own. */
    private void awaitAtMostOnDisk(long bytes) {
        await().pollInterval(Duration.ofMillis(1)).until(() -> bytesOnDisk() <= bytes);
    }

    private long bytesOnDisk() {
        return Spools.segments(base).stream().mapToLong(BlocksOnDiskTest::size).sum();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException swept) {
            return 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
