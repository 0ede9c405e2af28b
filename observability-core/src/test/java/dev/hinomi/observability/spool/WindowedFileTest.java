package dev.hinomi.observability.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What was appended is in the file, whatever happens to the window it goes through; what cannot be is an exception. */
class WindowedFileTest {
    private static final int WINDOW_BYTES = 1_000;

    private final RecordWriter records = new RecordWriter();
    private long sequence;

    @TempDir
    private Path folder;

    @Test
    void preparesAWindowBehindItsRecordsAndCutsItOffWhenItIsClosed() throws IOException {
        Path path = folder.resolve("file");
        WindowedFile file = open(path);
        file.append(record(76));
        file.append(record(76));

        assertThat(Files.size(path)).isEqualTo(WINDOW_BYTES);
        file.close();
        assertThat(Files.size(path)).isEqualTo(200);
    }

    @Test
    void holdsEveryRecordWhetherItFitsIntoAWindowOrNot() throws IOException {
        Path path = folder.resolve("file");
        WindowedFile file = open(path);
        long bytes = 0;
        for (int length = 0; length < 2_500; length += 7) {
            file.append(record(length));
            bytes += RecordWriter.HEADER_BYTES + length;
            assertThat(Files.size(path)).isBetween(bytes, bytes + WINDOW_BYTES);
        }
        file.close();

        assertThat(Files.size(path)).isEqualTo(bytes);
        assertThat(sound(path)).isEqualTo(sequence);
    }

    @Test
    void failsWhereThereIsNoRoomForAWindow() throws IOException {
        Path path = folder.resolve("file");
        WindowedFile file = new WindowedFile(path, new FullFile(path, 1_500), WINDOW_BYTES);
        for (int i = 0; i < 10; i++) {
            file.append(record(76));
        }

        assertThatThrownBy(() -> {
                    file.append(record(176));
                    file.append(record(176));
                })
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
        file.truncate(1_000);
        file.close();
        assertThat(sound(path)).isEqualTo(10);
    }

    @Test
    void writesWhatItCannotMap() throws IOException {
        Path path = folder.resolve("file");
        Path moved = folder.resolve("moved");
        WindowedFile file = open(path);
        file.append(record(76));
        Files.move(path, moved);
        for (int i = 0; i < 30; i++) {
            file.append(record(76));
        }
        file.close();

        assertThat(Files.size(moved)).isEqualTo(3_100);
        assertThat(sound(moved)).isEqualTo(31);
    }

    @Test
    void keepsTheThreadInterruptedThatItMapsFor() throws IOException {
        Path path = folder.resolve("file");
        WindowedFile file = open(path);
        Thread.currentThread().interrupt();
        file.append(record(76));
        boolean stillInterrupted = Thread.interrupted();
        file.append(record(76));
        file.close();

        assertThat(stillInterrupted).isTrue();
        assertThat(sound(path)).isEqualTo(2);
    }

    @Test
    void takesNothingOnceItIsClosed() throws IOException {
        WindowedFile file = open(folder.resolve("file"));
        file.append(record(76));
        file.close();

        assertThatThrownBy(() -> file.append(record(76))).isInstanceOf(IOException.class);
    }

    /** Before and after the compilers have seen it, as the virtual machine tells of such faults in several ways. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void isAnExceptionOfTheAppendWhenSomebodyElseCutsTheFileOff() throws IOException {
        for (int appendsBefore : new int[] {1, 10, 1_000, 100_000}) {
            Path path = folder.resolve("file " + appendsBefore);
            WindowedFile file = new WindowedFile(path, new RandomAccessFile(path.toFile(), "rw"), 64_000);
            for (int i = 0; i < appendsBefore; i++) {
                file.append(record(76));
            }
            SpoolDirectory.empty(path);

            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> file.append(record(76)))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("cannot be written");
            }
            file.close();
        }
    }

    private static WindowedFile open(Path path) throws IOException {
        return new WindowedFile(path, new RandomAccessFile(path.toFile(), "rw"), WINDOW_BYTES);
    }

    private ByteBuffer record(int payloadBytes) {
        byte[] payload = "x".repeat(payloadBytes).getBytes(StandardCharsets.US_ASCII);
        return records.write(sequence, (int) sequence++, 1, ByteBuffer.wrap(payload));
    }

    private static long sound(Path path) throws IOException {
        long found = 0;
        long length = Files.size(path);
        try (RecordReader reader = RecordReader.open(path, Place.start(0), 0)) {
            while (reader.find(length)) {
                reader.pass();
                found++;
            }
            assertThat(reader.torn(length)).isZero();
        }
        return found;
    }

    /** A file on a disk with room for so many bytes. */
    private static final class FullFile extends RandomAccessFile {
        private final long roomBytes;

        FullFile(Path path, long roomBytes) throws IOException {
            super(path.toFile(), "rw");
            this.roomBytes = roomBytes;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            long fits = roomBytes - getFilePointer();
            super.write(bytes, offset, (int) Math.min(length, fits));
            if (fits < length) {
                throw new IOException("No space left on device");
            }
        }
    }
}
