package dev.hinomi.observability.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.delivery.Cut;
import dev.hinomi.observability.delivery.Priority;
import dev.hinomi.observability.delivery.Spool;
import dev.hinomi.observability.spool.DurableSpool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricQueueTest {
    private static final Cut EVERYTHING = new Cut(1_000, 100_000_000, 0);

    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void leavesItsBlocksToTheNextProcessOfTheService() {
        Spool ended = queue().open("career-api", "metrics", warnings::add);
        ended.offer(new byte[300_000], 0, 300_000, Priority.NORMAL, 10_000);
        ended.offer(new byte[200_000], 0, 200_000, Priority.NORMAL, 7_500);
        assertThat(ended.outlivesProcess()).isTrue();
        ended.close();

        Spool next = queue().open("career-api", "metrics", warnings::add);

        assertThat(next.items()).isEqualTo(17_500);
        assertThat(next.peek(EVERYTHING)).extracting(block -> block.length).containsExactly(300_000, 200_000);
        assertThat(next.commit(1)).isEqualTo(10_000);
        next.close();
    }

    @Test
    void keepsTheSignalsOfOneFolderApart() {
        Spool metrics = queue().open("career-api", "metrics", warnings::add);
        metrics.offer(new byte[1], 0, 1, Priority.NORMAL, 1);
        metrics.close();

        Spool distributions = queue().open("career-api", "distributions", warnings::add);

        assertThat(distributions.entries()).isZero();
        distributions.close();
    }

    @Test
    void holdsFiftyFiveMinutesOfTenThousandMetersInFilesAndInMemory() {
        byte[] step = new byte[210_000];
        for (MetricMode mode : MetricMode.values()) {
            Spool spool = queue().withMode(mode).open("career-api", "metrics-" + mode, warnings::add);
            for (int minute = 0; minute < 55; minute++) {
                assertThat(spool.offer(step, 0, step.length, Priority.NORMAL, 17_500)
                                .evicted())
                        .isZero();
            }
            assertThat(spool.items()).isEqualTo(55 * 17_500);
            spool.close();
        }
    }

    @Test
    void takesLittleOfTheDiskForAServiceWithFewMeters() throws IOException {
        Spool spool = queue().open("career-api", "metrics", warnings::add);
        for (int minute = 0; minute < 60; minute++) {
            spool.offer(new byte[2_000], 0, 2_000, Priority.NORMAL, 50);
        }

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(1_000_000);
        }
        spool.close();
    }

    @Test
    void waitsInMemoryAndSaysSoWhereItsFolderCannotBeUsed() throws IOException {
        Path file = Files.createFile(folder.resolve("no-folder"));

        Spool spool = MetricQueue.ofDefaults().withDirectory(file).open("career-api", "metrics", warnings::add);
        spool.offer(new byte[10], 0, 10, Priority.NORMAL, 3);

        assertThat(spool.items()).isEqualTo(3);
        assertThat(spool.outlivesProcess()).isFalse();
        assertThat(warnings).singleElement().asString().contains("no-folder");
        spool.close();
    }

    @Test
    void hasByItselfAFolderThatNoOtherServiceAndNoLogsHave() {
        assertThat(Stream.of(
                        DurableSpool.defaultDirectory("a"),
                        DurableSpool.defaultDirectory("a", "metrics"),
                        DurableSpool.defaultDirectory("a@metrics"),
                        DurableSpool.defaultDirectory("a", "distributions")))
                .doesNotHaveDuplicates();
    }

    private MetricQueue queue() {
        return MetricQueue.ofDefaults().withDirectory(folder);
    }
}
