package dev.hinomi.benchmarks.process;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The class path of a run, which Maven keeps in a class loader of its own, for the processes that the run starts. */
public final class ClassPath {
    private ClassPath() {}

    /** Every entry, as {@code java -cp} takes them. */
    public static String ofThisRun() {
        if (!(ClassPath.class.getClassLoader() instanceof URLClassLoader loader)) {
            return System.getProperty("java.class.path");
        }
        List<String> entries = new ArrayList<>();
        for (URL url : loader.getURLs()) {
            entries.add(path(url));
        }
        return String.join(File.pathSeparator, entries);
    }

    private static String path(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException foreign) {
            throw new IllegalStateException("The class path holds " + url + ", which is no file.", foreign);
        }
    }
}
