package dev.hinomi.compatibility.okhttp;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts {@link SlackBesideOpenTelemetry} from a folder of jars: as {@code lib/*}, whose order is the file system's, in the order of
 * their names, and in the opposite one.
 */
public final class FlatFolder {

    private FlatFolder() {}

    /**
     * The runs.
     *
     * @param args the folder
     * @throws IOException if the folder cannot be read, or no process started
     * @throws InterruptedException if somebody ends the wait
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        List<String> jars;
        try (Stream<Path> files = Files.list(folder)) {
            jars = files.map(Path::toString).sorted().collect(Collectors.toList());
        }
        run(folder + File.separator + "*");
        run(String.join(File.pathSeparator, jars));
        Collections.reverse(jars);
        run(String.join(File.pathSeparator, jars));
    }

    private static void run(String classPath) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        int status = new ProcessBuilder(
                        java, "-XX:TieredStopAtLevel=1", "-cp", classPath, SlackBesideOpenTelemetry.class.getName())
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("The service ended with " + status + " from the class path " + classPath);
        }
    }
}
