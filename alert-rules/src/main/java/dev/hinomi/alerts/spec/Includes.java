package dev.hinomi.alerts.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a rule file's {@code include} finds further files. */
@FunctionalInterface
public interface Includes {

    /** Finds none. */
    Includes NONE = path -> Optional.empty();

    /**
     * The text of a file.
     *
     * @param path relative to the first file, without {@code ..}
     * @return empty if there is no such file
     * @throws IOException if it cannot be read
     */
    Optional<String> read(String path) throws IOException;

    /** Finds files below a folder. */
    static Includes below(Path folder) {
        return path -> {
            Path file = folder.resolve(path);
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        };
    }
}
