package dev.hinomi.observability.metrics.metadata;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Remembers what Datadog was told already, in a small file that the processes of a service on one machine share: a line
 * {@code HASH NAME} is added for each metric; of several the last counts. A file that cannot be read or written means that
 * nothing is remembered beyond this process. Used by one thread.
 */
public final class SentMetadata {
    private static final String NAME = "metadata.sent";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{16}) (\\S{1,200})");
    private static final int HASH_BYTES = 8;
    private static final long MOST_BYTES = 1024 * 1024;

    private final Optional<Path> file;
    private final String recipient;
    private final Map<String, String> hashes = new HashMap<>();
    private long readBytes;

    private SentMetadata(Optional<Path> file, String recipient) {
        this.file = file;
        this.recipient = recipient;
    }

    /**
     * The memory in a folder.
     *
     * @param folder where it is; it exists where series wait in files, and nothing is made for this alone. Empty for a memory
     *     that ends with the process
     * @param recipient whom Datadog stands for: what another organisation was told counts for nothing
     */
    public static SentMetadata in(Optional<Path> folder, String recipient) {
        return new SentMetadata(folder.map(path -> path.resolve(NAME)), recipient);
    }

    /** Whether Datadog was told exactly this, by this process or another one. */
    boolean has(SeriesMetadata metadata) {
        file.ifPresent(this::readNews);
        return hash(metadata).equals(hashes.get(metadata.name()));
    }

    /** Datadog was told this. */
    void add(SeriesMetadata metadata) {
        String hash = hash(metadata);
        hashes.put(metadata.name(), hash);
        file.ifPresent(path -> append(path, hash + " " + metadata.name() + "\n"));
    }

    private void readNews(Path path) {
        try {
            long size = Files.exists(path) ? Files.size(path) : 0;
            if (size > MOST_BYTES) {
                Files.delete(path);
            } else if (size != readBytes) {
                Files.readAllLines(path, StandardCharsets.ISO_8859_1).forEach(this::read);
            }
            readBytes = size;
        } catch (IOException | RuntimeException unreadable) {
            readBytes = 0;
        }
    }

    private void read(String line) {
        Matcher parts = LINE.matcher(line);
        if (parts.matches()) {
            hashes.put(parts.group(2), parts.group(1));
        }
    }

    private static void append(Path path, String line) {
        try {
            Files.writeString(
                    path,
                    line,
                    StandardCharsets.ISO_8859_1,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND);
        } catch (IOException | RuntimeException unwritable) {
            // Then another process, or the next one, tells Datadog the same again.
            return;
        }
    }

    private String hash(SeriesMetadata metadata) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((recipient + "\n" + metadata.name() + "\n" + metadata.json())
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
