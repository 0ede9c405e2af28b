package dev.hinomi.observability.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, killed as {@code kill -9} does. */
@Timeout(30)
class SpoolingProcessesIT {
    private static final DurableSpoolOptions OPTIONS = DurableSpoolOptions.ofDefaults();

    @TempDir
    private Path base;

    @Test
    void everyEntryThatWasTakenSurvivesTheKillOfItsProcess() throws Exception {
        long taken;
        try (SpoolingProcess process = SpoolingProcess.start(base, Long.MAX_VALUE)) {
            long said = process.next();
            while (said < 5_000) {
                said = process.next();
            }
            taken = process.kill(said);
        }

        DurableSpool spool = DurableSpool.open(base, OPTIONS);

        List<String> entries = Spools.peekAll(spool);
        assertThat(entries.size()).isBetween((int) taken, (int) taken + 1);
        assertThat(entries)
                .isEqualTo(LongStream.range(0, entries.size())
                        .mapToObj(SpoolingProcess::entry)
                        .toList());
        assertThat(spool.recovery().torn()).isZero();
        spool.commit(entries.size());
        spool.close();
        assertThat(Spools.children(base)).isEmpty();
    }

    @Test
    void twoProcessesUnderOneBaseNeverShareADirectory() throws Exception {
        try (SpoolingProcess other = SpoolingProcess.start(base, 3)) {
            assertThat(List.of(other.next(), other.next(), other.next(), other.next()))
                    .containsExactly(0L, 1L, 2L, 3L);

            DurableSpool whileItLives = DurableSpool.open(base, OPTIONS);
            Spools.offer(whileItLives, "ours");
            assertThat(whileItLives.recovery()).isEqualTo(Recovery.NOTHING);

            other.kill(0);
            DurableSpool afterwards = DurableSpool.open(base, OPTIONS);
            assertThat(Spools.peekAll(afterwards)).containsExactly("entry 0", "entry 1", "entry 2");
            assertThat(Spools.peekAll(whileItLives)).containsExactly("ours");
            afterwards.close();
            whileItLives.close();
        }
    }

    @Test
    void exactlyOneOfSeveralProcessesAdoptsWhatACrashedOneLeft() throws Exception {
        try (SpoolingProcess crashed = SpoolingProcess.start(base, 100)) {
            long said = crashed.next();
            while (said < 100) {
                said = crashed.next();
            }
            crashed.kill(said);
        }
        List<SpoolingProcess> heirs = new ArrayList<>();
        List<Long> adopted = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                heirs.add(SpoolingProcess.start(base, 0));
            }
            for (SpoolingProcess heir : heirs) {
                adopted.add(heir.next());
            }
        } finally {
            heirs.forEach(SpoolingProcess::close);
        }

        assertThat(adopted).containsExactlyInAnyOrder(100L, 0L, 0L, 0L);
    }
}
