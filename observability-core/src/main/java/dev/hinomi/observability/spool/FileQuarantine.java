package dev.hinomi.observability.spool;

import dev.hinomi.observability.delivery.Quarantine;
import dev.hinomi.observability.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Arrays;

/**
 * Refused entries in {@code quarantine.ndjson}, which only its owner can read: each line is an object with {@code at},
 * {@code reason}, and the {@code entry} as a text, whatever bytes it has. At {@value #FILE_BYTES} bytes it becomes
 * {@code quarantine.1.ndjson} and a new one begins, so that the newest are kept and both together stay below 1 MB.
 * Processes may share the folder. Not thread-safe.
 */
public final class FileQuarantine implements Quarantine {
    static final int FILE_BYTES = 500_000;

    private static final int LONGEST_REASON_BYTES = 1_000;
    private static final int LONGEST_ENTRY_BYTES = FILE_BYTES - 2 * LONGEST_REASON_BYTES;

    private final Path folder;
    private final Path file;
    private final Path older;
    private final InstantSource clock;
    private boolean failed;

    private FileQuarantine(Path folder, InstantSource clock) {
        this.folder = folder;
        this.file = folder.resolve("quarantine.ndjson");
        this.older = folder.resolve("quarantine.1.ndjson");
        this.clock = clock;
    }

    /** A quarantine in a folder, which is made with the first entry if it is absent. */
    public static FileQuarantine in(Path folder) {
        return in(folder, InstantSource.system());
    }

    static FileQuarantine in(Path folder, InstantSource clock) {
        return new FileQuarantine(folder, clock);
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    @Override
    public void keep(byte[] entry, String reason) {
        try {
            append(line(entry, reason));
            failed = false;
        } catch (IOException unwritable) {
            failed = true;
            throw new UncheckedIOException("A refused entry cannot be kept in " + file + ": " + unwritable, unwritable);
        }
    }

    /** The file, unless the last entry could not be written to it. */
    @Override
    public String place() {
        return failed ? "" : file.toString();
    }

    private void append(byte[] line) throws IOException {
        if (Files.exists(file) && Files.size(file) + line.length > FILE_BYTES) {
            Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.notExists(file)) {
            create();
        }
        Files.write(file, line, StandardOpenOption.APPEND);
    }

    private void create() throws IOException {
        try {
            PrivateFiles.createDirectories(folder);
            PrivateFiles.createFile(file);
        } catch (FileAlreadyExistsException anotherWasFaster) {
            // It belongs to a process of the same service.
        }
    }

    private byte[] line(byte[] entry, String reason) {
        JsonWriter json = new JsonWriter();
        json.beginObject();
        json.name("at").value(clock.instant().toString());
        json.name("reason").value(reason, LONGEST_REASON_BYTES);
        json.name("entry").value(new String(entry, StandardCharsets.UTF_8), LONGEST_ENTRY_BYTES);
        json.endObject();
        byte[] line = Arrays.copyOf(json.buffer(), json.length() + 1);
        line[json.length()] = '\n';
        return line;
    }
}
