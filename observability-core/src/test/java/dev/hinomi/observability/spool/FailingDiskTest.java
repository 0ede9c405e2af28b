package dev.hinomi.observability.spool;

import static dev.hinomi.observability.spool.Spools.offer;
import static dev.hinomi.observability.spool.Spools.peekAll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.delivery.Priority;
import dev.hinomi.observability.time.ManualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, read-only or absent costs durability, never an exception, and is told of once. */
class FailingDiskTest {
    private final ManualClock clock = ManualClock.at("2026-11-23T09:00:00Z");
    private final List<String> warnings = new ArrayList<>();
    private final DurableSpoolOptions options =
            DurableSpoolOptions.ofDefaults().withWarnings(warnings::add).withTicker(clock);
    private final FaultyVolume volume = new FaultyVolume();

    @TempDir
    private Path folder;

    @Test
    void waitsInMemoryWhileTheDiskIsFullAndComesBackInOrder() {
        DurableSpool spool = DurableSpool.open(folder, options, volume);
        offer(spool, "1", "2");
        volume.roomBytes = 24;
        offer(spool, "3", "4", "5");
        assertThat(spool.isOnDisk()).isFalse();
        assertThat(spool.entries()).isEqualTo(5);

        volume.roomBytes = Long.MAX_VALUE;
        offer(spool, "6");
        assertThat(spool.isOnDisk()).isFalse();
        clock.advance(Duration.ofSeconds(10));
        offer(spool, "7");

        assertThat(spool.isOnDisk()).isTrue();
        assertThat(drain(spool)).containsExactly("1", "2", "3", "4", "5", "6", "7");
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(0)).contains("cannot be stored in").contains("No space left on device");
        assertThat(warnings.get(1)).contains("again");
        assertThat(spool.close()).isZero();
    }

    @Test
    void leavesNoTornEntryOfAWriteThatFailedHalfway() {
        DurableSpool spool = DurableSpool.open(folder.resolve("base"), options, volume);
        offer(spool, "whole");
        volume.roomBytes = 10;
        offer(spool, "in memory");

        DurableSpool next = DurableSpool.open(Spools.crash(folder.resolve("base"), folder.resolve("crash")), options);

        assertThat(next.recovery()).isEqualTo(new Recovery(1, 1, 0));
        assertThat(peekAll(next)).containsExactly("whole");
        next.close();
        spool.close();
    }

    @Test
    void givesUpTheOldestInMemoryAndSaysHowMuchIsLostAtTheEnd() {
        volume.roomBytes = 0;
        DurableSpool spool = DurableSpool.open(folder, options.withMemoryBytes(120), volume);
        int givenUp = 0;
        for (int i = 0; i < 10; i++) {
            givenUp += spool.offer(new byte[10], 0, 10, Priority.NORMAL).evicted();
        }

        assertThat(givenUp).isEqualTo(8);
        assertThat(spool.entries()).isEqualTo(2);
        assertThat(spool.close()).isEqualTo(2);
        assertThat(spool.entries()).isZero();
    }

    @Test
    void worksInMemoryWhereTheDirectoryCannotBeMade() throws IOException {
        Path occupied = Files.writeString(folder.resolve("a-file"), "not a directory");
        DurableSpool spool = DurableSpool.open(occupied.resolve("spool"), options);
        offer(spool, "1");

        assertThat(spool.isOnDisk()).isFalse();
        assertThat(peekAll(spool)).containsExactly("1");
        assertThat(warnings).singleElement().asString().contains("a-file").contains("wait in memory");
        assertThat(spool.close()).isEqualTo(1);
    }

    @Test
    void keepsDeliveringWhenTheWarningCannotBeShown() {
        volume.roomBytes = 0;
        DurableSpool spool = DurableSpool.open(
                folder,
                options.withWarnings(line -> {
                    throw new IllegalStateException("The console is gone.");
                }),
                volume);
        offer(spool, "1");

        assertThat(peekAll(spool)).containsExactly("1");
        spool.close();
    }

    @Test
    void triesAFileThatCannotBeReadAgainAndThenGivesItUpAndCountsIt() throws IOException {
        DurableSpool spool = DurableSpool.open(folder, options.withSegmentBytes(52), volume);
        offer(spool, "1", "2");
        offer(spool, "3");
        Files.delete(Spools.segments(folder).get(0));

        int failures = 0;
        List<String> read = List.of();
        while (read.isEmpty()) {
            try {
                read = peekAll(spool);
            } catch (UncheckedIOException unreadable) {
                failures++;
            }
        }

        assertThat(failures).isEqualTo(29);
        assertThat(read).containsExactly("3");
        assertThat(spool.entries()).isEqualTo(1);
        assertThat(spool.takeDamaged()).isEqualTo(2);
        assertThat(spool.takeDamaged()).isZero();
        spool.close();
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
