package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OkHttpCopiesTest {

    @TempDir
    private Path lib;

    private URL jar(String name) throws IOException {
        Path file = lib.resolve(name);
        try (OutputStream bytes = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(bytes)) {
            jar.putNextEntry(new JarEntry("okhttp3/OkHttpClient.class"));
        }
        return file.toUri().toURL();
    }

    @Test
    void oneIsNothingToTellOf() throws IOException {
        try (URLClassLoader one = new URLClassLoader(new URL[] {jar("okhttp-jvm-5.5.1.jar")}, null)) {
            assertThat(OkHttpCopies.complaint(one)).isEmpty();
        }
    }

    @Test
    void twoAreNamedWithWhatToDo() throws IOException {
        URL[] both = {jar("okhttp-4.12.0.jar"), jar("okhttp-jvm-5.5.1.jar")};
        try (URLClassLoader two = new URLClassLoader(both, null)) {
            assertThat(OkHttpCopies.complaint(two))
                    .hasValue(
                            "OkHttp is on the class path 2 times, in okhttp-4.12.0.jar and okhttp-jvm-5.5.1.jar. Whether Slack can be "
                                    + "told depends on their order. Import com.squareup.okhttp3:okhttp-bom in version 5, or exclude "
                                    + "com.squareup.okhttp3:okhttp from what brings it");
        }
    }

    @Test
    void thisModuleHasOne() {
        assertThat(OkHttpCopies.complaint(OkHttpClient.class.getClassLoader())).isEmpty();
    }
}
