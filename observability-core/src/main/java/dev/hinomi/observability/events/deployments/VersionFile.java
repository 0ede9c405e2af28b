package dev.hinomi.observability.events.deployments;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Remembers in a small file which version ran last, and since when. A file that cannot be read or written means that
 * nothing is remembered.
 */
public final class VersionFile {
    private static final String NAME = "deployment.properties";
    private static final String VERSION = "version";
    private static final String SINCE = "since";
    private static final String PREVIOUS = "previous";

    private final Path file;

    private VersionFile(Path file) {
        this.file = file;
    }

    /** The file in the folder of one service, which exists where its lines wait in files; nothing is made for this alone. */
    public static VersionFile in(Path folder) {
        return new VersionFile(folder.resolve(NAME));
    }

    /**
     * What is known of this deployment and those before; from now on this one is remembered. A version that is remembered
     * keeps the time at which it first ran here.
     */
    public DeploymentHistory remember(Deployment current) {
        Properties last = read();
        String lastVersion = last.getProperty(VERSION);
        if (Objects.equals(lastVersion, current.version())) {
            Instant since = earlier(current.at(), last.getProperty(SINCE));
            return new DeploymentHistory(current.at(since), last.getProperty(PREVIOUS), true);
        }
        write(current, lastVersion);
        return new DeploymentHistory(current, lastVersion, false);
    }

    private static Instant earlier(Instant at, @Nullable String since) {
        try {
            Instant first = since == null ? at : Instant.parse(since);
            return first.isBefore(at) ? first : at;
        } catch (DateTimeException unreadable) {
            return at;
        }
    }

    private Properties read() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | RuntimeException unreadable) {
            properties.clear();
        }
        return properties;
    }

    private void write(Deployment current, @Nullable String previous) {
        Properties properties = new Properties();
        properties.setProperty(VERSION, current.version());
        properties.setProperty(SINCE, current.at().toString());
        if (previous != null) {
            properties.setProperty(PREVIOUS, previous);
        }
        try {
            Path folder = Objects.requireNonNull(file.getParent(), "a folder");
            Path fresh = Files.createTempFile(folder, "deployment", ".tmp");
            try (Writer writer = Files.newBufferedWriter(fresh)) {
                properties.store(writer, null);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException unwritable) {
            // Then the next start remembers nothing; the application goes on.
            return;
        }
    }
}
