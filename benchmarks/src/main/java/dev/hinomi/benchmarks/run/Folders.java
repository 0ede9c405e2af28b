package dev.hinomi.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders of a run, copied and removed with all that is in them. */
public final class Folders {
    private Folders() {}

    /** A new folder for files that are soon removed. */
    public static Path temporary(String name) {
        try {
            return Files.createTempDirectory("hinomi-" + name);
        } catch (IOException unmade) {
            throw new UncheckedIOException("No folder can be made for temporary files.", unmade);
        }
    }

    /** Copies a folder to a place that does not exist yet. */
    public static void copy(Path from, Path to) throws IOException {
        for (Path path : all(from)) {
            Files.copy(path, to.resolve(from.relativize(path).toString()));
        }
    }

    /** Removes a folder. */
    public static void delete(Path folder) throws IOException {
        for (Path path : all(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
            Files.deleteIfExists(path);
        }
    }

    /** A folder and all that is in it, each before what is in it. */
    public static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList();
        }
    }
}
