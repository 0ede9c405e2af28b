package dev.hinomi.observability.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.delivery.Spool;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bytes that were torn off or changed cost the entries they belong to, are counted, and stop nothing. Each entry stands for
 * as many items as its number says, and one.
 */
class DamageTest {
    private static final List<String> ENTRIES =
            IntStream.range(0, 6).mapToObj(i -> "entry " + i + "·".repeat(i)).toList();

    private final List<String> warnings = new ArrayList<>();
    private final DurableSpoolOptions options = DurableSpoolOptions.ofDefaults().withWarnings(warnings::add);
    private Path whole = Path.of("");
    private byte[] segment = {};
    private long[] ends = {};

    @TempDir
    private Path folder;

    private int trials;

    @BeforeEach
    void write() throws IOException {
        Path base = folder.resolve("base");
        Spool spool = DurableSpool.open(base, options);
        ENTRIES.forEach(entry -> Spools.offerItems(spool, items(entry), entry));
        whole = Spools.crash(base, folder.resolve("whole"));
        spool.close();
        long end = 0;
        ends = new long[ENTRIES.size()];
        for (int i = 0; i < ends.length; i++) {
            end += RecordWriter.HEADER_BYTES + ENTRIES.get(i).getBytes(StandardCharsets.UTF_8).length;
            ends[i] = end;
        }
        segment = Arrays.copyOf(Files.readAllBytes(Spools.onlySegment(whole)), (int) end);
        Files.write(Spools.onlySegment(whole), segment);
    }

    @AfterEach
    void tellsOfDamageOnly() {
        assertThat(warnings).allMatch(line -> line.contains("damaged"));
    }

    @Test
    void aSegmentCutAtAnyByteLosesOnlyWhatWasTorn() throws IOException {
        for (int length = 0; length <= segment.length; length++) {
            int cut = length;
            int before = (int) Arrays.stream(ends).filter(end -> end <= cut).count();
            boolean betweenRecords = cut == 0 || (before > 0 && ends[before - 1] == cut);

            try (Reopened spool = reopen(Arrays.copyOf(segment, cut))) {
                assertThat(spool.entries()).as("cut at %d", cut).isEqualTo(ENTRIES.subList(0, before));
                assertThat(spool.torn()).as("cut at %d", cut).isEqualTo(betweenRecords ? 0 : 1);
            }
        }
    }

    @Test
    void aSegmentChangedAtAnyByteLosesOnlyTheEntryItBelongsTo() throws IOException {
        for (int at = 0; at < segment.length; at++) {
            for (int change : new int[] {1 << at % 8, 0xff}) {
                byte[] damaged = segment.clone();
                damaged[at] ^= (byte) change;
                int hit = at;
                int lost = (int) Arrays.stream(ends).filter(end -> end <= hit).count();
                List<String> left = new ArrayList<>(ENTRIES);
                left.remove(lost);

                try (Reopened spool = reopen(damaged)) {
                    assertThat(spool.entries()).as("changed at %d", at).isEqualTo(left);
                    assertThat(spool.torn()).as("changed at %d", at).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void aHoleOfZerosCostsTheEntriesUnderIt() throws IOException {
        for (int from = 0; from < segment.length - 70; from += 7) {
            byte[] damaged = segment.clone();
            Arrays.fill(damaged, from, from + 70, (byte) 0);
            List<String> left = new ArrayList<>();
            for (int i = 0; i < ENTRIES.size(); i++) {
                long start = i == 0 ? 0 : ends[i - 1];
                if (ends[i] <= from || start >= from + 70) {
                    left.add(ENTRIES.get(i));
                }
            }

            try (Reopened spool = reopen(damaged)) {
                assertThat(spool.entries()).as("hole from %d", from).containsAll(left);
                assertThat(spool.torn()).isGreaterThan(0);
            }
        }
    }

    @Test
    void zerosBehindTheLastEntryWerePreparedAndAreCutOff() throws IOException {
        for (int zeros = 0; zeros < 100; zeros++) {
            try (Reopened spool = reopen(Arrays.copyOf(segment, segment.length + zeros))) {
                assertThat(spool.entries()).isEqualTo(ENTRIES);
                assertThat(spool.torn()).isZero();
                assertThat(Files.size(Spools.onlySegment(spool.base()))).isEqualTo(segment.length);
            }
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void anEntryWhoseLengthWasNotWrittenWasNeverTaken() throws IOException {
        int last = (int) ends[ENTRIES.size() - 2];
        byte[] killed = Arrays.copyOf(segment, segment.length + 500);
        Arrays.fill(killed, last, last + RecordWriter.SEQUENCE_AT, (byte) 0);

        try (Reopened spool = reopen(killed)) {
            assertThat(spool.entries()).isEqualTo(ENTRIES.subList(0, ENTRIES.size() - 1));
            assertThat(spool.torn()).isZero();
        }
    }

    @Test
    void anythingElseBehindTheLastEntryCountsAsOneTornEntry() throws IOException {
        byte[] damaged = Arrays.copyOf(segment, segment.length + 500);
        damaged[segment.length + 3] = 1;

        try (Reopened spool = reopen(damaged)) {
            assertThat(spool.entries()).isEqualTo(ENTRIES);
            assertThat(spool.torn()).isEqualTo(1);
        }
        assertThat(warnings).singleElement().asString().contains("1 entries").contains("6 are whole");
    }

    @Test
    void entriesDamagedAfterTheyWereAcknowledgedAreNotCountedAsLost() throws IOException {
        Path base = folder.resolve("acknowledged");
        Spool spool = DurableSpool.open(base, options);
        ENTRIES.forEach(entry -> Spools.offerItems(spool, items(entry), entry));
        Spools.peekAll(spool);
        assertThat(spool.commit(3)).isEqualTo(1 + 2 + 3);
        Path crashed = Spools.crash(base, folder.resolve("acknowledged crash"));
        spool.close();
        byte[] damaged = segment.clone();
        damaged[(int) ends[1] + 3] ^= 1;
        Files.write(Spools.onlySegment(crashed), damaged);

        try (Reopened next = Reopened.at(crashed, options)) {
            assertThat(next.entries()).isEqualTo(ENTRIES.subList(3, ENTRIES.size()));
            assertThat(next.torn()).isZero();
        }
    }

    @Test
    void aCursorDamagedAtAnyByteSendsAgainAndLosesNothing() throws IOException {
        Path base = folder.resolve("committed");
        Spool spool = DurableSpool.open(base, options);
        ENTRIES.forEach(entry -> Spools.offerItems(spool, items(entry), entry));
        Spools.peekAll(spool);
        spool.commit(2);
        spool.commit(1);
        Path crashed = Spools.crash(base, folder.resolve("committed crash"));
        spool.close();
        byte[] cursor = Files.readAllBytes(cursor(crashed));
        for (int at = 0; at < cursor.length; at++) {
            byte[] damaged = cursor.clone();
            damaged[at] ^= 0x40;

            Path trial = copy(crashed);
            Files.write(cursor(trial), damaged);
            try (Reopened next = Reopened.at(trial, options)) {
                assertThat(next.entries())
                        .endsWith(ENTRIES.subList(3, ENTRIES.size()).toArray(String[]::new));
                assertThat(next.entries().size()).isIn(3, 4);
            }
        }
        assertThat(cursor).hasSize(40);
    }

    @Test
    void anEmptyOrMissingCursorSendsEverythingAgain() throws IOException {
        Path emptied = copy(whole);
        Files.write(cursor(emptied), new byte[0]);
        Path missing = copy(whole);
        Files.delete(cursor(missing));

        try (Reopened spool = Reopened.at(emptied, options)) {
            assertThat(spool.entries()).isEqualTo(ENTRIES);
        }
        try (Reopened spool = Reopened.at(missing, options)) {
            assertThat(spool.entries()).isEqualTo(ENTRIES);
        }
    }

    @Test
    void filesThatAreNotOursAreLeftAlone() throws IOException {
        Path trial = copy(whole);
        Path foreign = Files.writeString(Spools.children(trial).get(0).resolve("readme.segment"), "hello");
        Files.createDirectory(trial.resolve("somebody-else"));
        Files.writeString(trial.resolve("note.txt"), "hello");

        try (Reopened spool = Reopened.at(trial, options)) {
            assertThat(spool.entries()).isEqualTo(ENTRIES);
        }
        assertThat(trial.resolve("somebody-else")).isDirectory();
        assertThat(trial.resolve("note.txt")).hasContent("hello");
        assertThat(foreign).doesNotExist();
    }

    @Test
    void whatIsDamagedWhileTheSpoolRunsIsCountedWithAllItStoodFor() throws IOException {
        Path base = folder.resolve("running");
        Spool spool = DurableSpool.open(base, options);
        ENTRIES.forEach(entry -> Spools.offerItems(spool, items(entry), entry));
        Path file = Spools.onlySegment(base);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(ends[2] - 1);
            bytes.write(0);
        }

        List<String> left = Spools.peekAll(spool);

        assertThat(left).hasSize(5).doesNotContain(ENTRIES.get(2));
        assertThat(spool.takeDamaged()).isEqualTo(items(ENTRIES.get(2)));
        assertThat(spool.items()).isEqualTo(1 + 2 + 4 + 5 + 6);
        spool.close();
    }

    private static int items(String entry) {
        return 1 + entry.charAt("entry ".length()) - '0';
    }

    private static Path cursor(Path base) {
        return Spools.children(base).get(0).resolve("cursor");
    }

    private Reopened reopen(byte[] bytes) throws IOException {
        Path trial = copy(whole);
        Files.write(Spools.onlySegment(trial), bytes);
        return Reopened.at(trial, options);
    }

    private Path copy(Path base) {
        trials++;
        return Spools.crash(base, folder.resolve("trial " + trials));
    }

    private record Reopened(DurableSpool spool, Path base) implements AutoCloseable {
        static Reopened at(Path base, DurableSpoolOptions options) {
            return new Reopened(DurableSpool.open(base, options), base);
        }

        List<String> entries() {
            List<String> entries = Spools.peekAll(spool);
            assertThat(spool.entries()).isEqualTo(entries.size());
            assertThat(spool.items())
                    .isEqualTo(entries.stream().mapToInt(DamageTest::items).sum());
            return entries;
        }

        long torn() {
            return spool.recovery().torn();
        }

        @Override
        public void close() {
            spool.close();
        }
    }
}
