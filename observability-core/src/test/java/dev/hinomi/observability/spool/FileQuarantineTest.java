package dev.hinomi.observability.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.observability.logs.StrictJson;
import dev.hinomi.observability.time.ManualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileQuarantineTest {
    @TempDir
    Path temporary;

    private Path folder;
    private FileQuarantine quarantine;

    @BeforeEach
    void open() {
        folder = temporary.resolve("logs");
        quarantine = FileQuarantine.in(folder, ManualClock.at("2026-11-23T09:00:00Z"));
    }

    @Test
    void keepsWhenWhyAndWhat() throws IOException {
        quarantine.keep(utf8("{\"a\":1}"), "Datadog answered 400");
        quarantine.keep(utf8("no \"JSON\"\n"), "Datadog answered 400");

        assertThat(lines("quarantine.ndjson"))
                .containsExactly(
                        "{\"at\":\"2026-11-23T09:00:00Z\",\"reason\":\"Datadog answered 400\",\"entry\":\"{\\\"a\\\":1}\"}",
                        "{\"at\":\"2026-11-23T09:00:00Z\",\"reason\":\"Datadog answered 400\",\"entry\":\"no \\\"JSON\\\"\\n\"}");
        assertThat(quarantine.place())
                .isEqualTo(folder.resolve("quarantine.ndjson").toString());
    }

    @Test
    void canBeReadWhateverBytesTheEntryHas() throws IOException {
        quarantine.keep(new byte[] {(byte) 0xff, 0, '\n', (byte) 0xc3}, "400");

        assertThat(lines("quarantine.ndjson"))
                .singleElement()
                .satisfies(line -> assertThat(StrictJson.object(line)).containsKey("entry"));
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        quarantine.keep(utf8("private"), "400");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("quarantine.ndjson"))))
                .isEqualTo("rw-------");
    }

    @Test
    void keepsTheNewestBelowOneMegabyte() throws IOException {
        for (int i = 0; i < 30; i++) {
            quarantine.keep(utf8(i + "x".repeat(100_000)), "400");
        }
        quarantine.keep(new byte[2_000_000], "400");

        long both = Files.size(folder.resolve("quarantine.ndjson")) + Files.size(folder.resolve("quarantine.1.ndjson"));
        assertThat(both).isLessThan(1_000_000);
        assertThat(lines("quarantine.1.ndjson")).last().asString().contains("\"29xxx");
    }

    @Test
    void pointsNowhereWhileItCannotWrite() throws IOException {
        Files.writeString(folder, "a file where the folder should be");

        assertThatThrownBy(() -> quarantine.keep(utf8("a"), "400"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("quarantine.ndjson");
        assertThat(quarantine.place()).isEmpty();
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
