package dev.hinomi.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.fixtures.LoopbackServer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeanClassPathIT {
    private static final List<String> NEEDED = List.of(
            "classes",
            "test-classes",
            "sketches-java",
            "micrometer-",
            "HdrHistogram",
            "dd-trace-api",
            "logback-",
            "slf4j-api",
            "gson");

    @TempDir
    Path folder;

    @Test
    void aServiceWithoutAnyOptionalLibraryLogsAndMeasures() throws IOException, InterruptedException {
        try (LoopbackServer datadog = LoopbackServer.start()) {
            Process service = start(datadog);
            String said = new String(service.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(service.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(said).isEmpty();
            assertThat(service.exitValue()).isZero();
            assertThat(datadog.receivedAt("/api/v2/logs"))
                    .singleElement()
                    .satisfies(request -> assertThat(request.body())
                            .contains(
                                    "\"message\":\"failed\"",
                                    "\"password\":\"[masked]\"",
                                    "\"evt.name\":\"access.granted\""));
            assertThat(datadog.receivedAt("/api/v2/series"))
                    .singleElement()
                    .satisfies(request -> assertThat(request.body()).contains("\"metric\":\"jobs.done\""));
        }
    }

    private Process start(LoopbackServer datadog) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        needed(),
                        LeanService.class.getName(),
                        datadog.uri().toString(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
    }

    private static String needed() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        NEEDED.stream().anyMatch(Path.of(entry).getFileName().toString()::startsWith))
                .filter(entry -> !entry.contains("logstash"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
