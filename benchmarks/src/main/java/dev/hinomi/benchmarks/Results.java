package dev.hinomi.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The record of past runs: one file a name, one line a run.
 *
 * @param folder where the files are
 */
record Results(Path folder) {

    void append(String name, String line, LocalDate day, Duration took) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                file(name),
                day + " jdk=" + Runtime.version().feature() + " cores="
                        + Runtime.getRuntime().availableProcessors() + " took=" + took.toSeconds() + "s " + line + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** What the last run of a name has left. */
    Optional<String> last(String name) throws IOException {
        if (!Files.exists(file(name))) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file(name));
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
    }

    private Path file(String name) {
        return folder.resolve(name + ".txt");
    }
}
