package dev.hinomi.observability.logs.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import dev.hinomi.observability.fixtures.LoopbackServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatadogAppenderIT {
    @TempDir
    Path directory;

    private static final String XML = """
            <configuration>
              <appender name="DATADOG" class="dev.hinomi.observability.logs.logback.DatadogAppender">
                <apiKey>0123456789abcdef</apiKey>
                <url>%s</url>
                <service>career-api</service>
                <env>test</env>
                <version>1.4.2</version>
                <mode>durable</mode>
                <directory>%s</directory>
                <maxStackSize>8KB</maxStackSize>
                <excludedFrames>org.junit., java.</excludedFrames>
                <excludedFrames>jdk.</excludedFrames>
                <floodLinesPerSecond>3</floodLinesPerSecond>
                <errorFingerprint>true</errorFingerprint>
                <shutdownTimeout>3s</shutdownTimeout>
                <filter class="ch.qos.logback.classic.filter.ThresholdFilter"><level>INFO</level></filter>
              </appender>
              <root level="DEBUG"><appender-ref ref="DATADOG"/></root>
            </configuration>
            """;

    @Test
    void shipsWhatAConfigurationFileAsksFor() throws Exception {
        try (LoopbackServer datadog = LoopbackServer.start()) {
            LoggerContext context = new LoggerContext();
            JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(new ByteArrayInputStream(
                    XML.formatted(datadog.uri(), directory).getBytes(StandardCharsets.UTF_8)));
            context.getLogger("com.example.Jobs").info("hello", new IOException("reset"));
            context.getLogger("com.example.Jobs").debug("too fine");

            context.stop();

            assertThat(datadog.receivedAt("/api/v2/logs")).singleElement().satisfies(request -> {
                assertThat(request.body())
                        .startsWith("[{")
                        .contains("\"message\":\"hello\"")
                        .contains("\"service\":\"career-api\"")
                        .containsPattern("\"error.fingerprint\":\"[0-9a-f]{16}\"")
                        .contains(" frames excluded")
                        .doesNotContain("at org.junit")
                        .contains("env:test,version:1.4.2")
                        .doesNotContain("too fine");
                assertThat(request.header("DD-API-KEY")).isEqualTo("0123456789abcdef");
            });
        }
    }
}
