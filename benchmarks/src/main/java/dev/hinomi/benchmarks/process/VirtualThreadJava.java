package dev.hinomi.benchmarks.process;

import dev.hinomi.benchmarks.run.CannotRunException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** A Java that has virtual threads: the one that is named, else the one that runs here if it is new enough. */
public final class VirtualThreadJava {
    private static final int FIRST = 21;
    private static final String PROPERTY = "soak.jdk";
    private static final String VARIABLE = "JAVA25_HOME";

    private VirtualThreadJava() {}

    /** Its home. */
    public static Path home() throws CannotRunException, IOException {
        Optional<String> named = Stream.of(System.getProperty(PROPERTY), System.getenv(VARIABLE))
                .filter(Objects::nonNull)
                .findFirst();
        Path home = Path.of(named.orElse(System.getProperty("java.home")));
        int feature = feature(home);
        if (feature < FIRST) {
            throw new CannotRunException("Virtual threads need Java " + FIRST + " or newer, but " + home + " is Java "
                    + feature + ": name another with -D" + PROPERTY + "=HOME or in " + VARIABLE + ".");
        }
        return home;
    }

    /** The major version of the Java at a home, such as 25. */
    public static int feature(Path home) throws CannotRunException, IOException {
        Path release = home.resolve("release");
        if (!Files.isReadable(release)) {
            throw new CannotRunException("There is no Java in " + home + ": it has no file named release.");
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(release)) {
            properties.load(reader);
        }
        String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
        return Runtime.Version.parse(version).feature();
    }
}
