package dev.hinomi.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightIT {

    @TempDir
    Path folder;

    @Test
    void aTakenPortIsOneSentenceThatNamesAnotherWay() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            DemoOptions options = options(taken.getLocalPort(), file("service.jar"), file("agent.jar"));

            assertThat(Preflight.obstacles(options))
                    .singleElement()
                    .asString()
                    .startsWith("Port " + taken.getLocalPort() + " for the sandbox is taken")
                    .contains("./mvnw -Pdemo -Ddemo.port=");
        }
    }

    @Test
    void aMissingJarIsOneSentence() throws IOException {
        DemoOptions options = options(0, folder.resolve("absent.jar"), file("agent.jar"));

        assertThat(Preflight.obstacles(options)).singleElement().asString().contains("absent.jar is missing");
    }

    private Path file(String name) throws IOException {
        return Files.createFile(folder.resolve(name));
    }

    private DemoOptions options(int port, Path service, Path agent) {
        return new DemoOptions(true, port, 0, 0, 0, service, agent, folder);
    }
}
