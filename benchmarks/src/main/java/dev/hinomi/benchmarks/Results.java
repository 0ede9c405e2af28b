package dev.hinomi.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;

/**
 * The record of past runs: one file a name, one line a run.
 *
 * @param folder where the files are
 */
record Results(Path folder) {

    void append(String name, String line, LocalDate day) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(name + ".txt"),
                day + " jdk=" + Runtime.version().feature() + " cores="
                        + Runtime.getRuntime().availableProcessors() + " " + line + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
