package dev.hinomi.observability.logs.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import dev.hinomi.observability.fixtures.LoopbackServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatadogAppenderIT {
    private static final Pattern MESSAGE = Pattern.compile("\"message\":\"([^\"]*)\"");

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
            LoggerContext context = configured(XML.formatted(datadog.uri(), directory));
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

    @Test
    void shipsNothingTwiceWhenTwoAppendersOrTwoLoggersLeadToTheSamePlace() throws Exception {
        try (LoopbackServer datadog = LoopbackServer.start()) {
            LoggerContext context =
                    configured("""
                    <configuration>
                      %s
                      %s
                      <logger name="com.example"><appender-ref ref="ONE"/></logger>
                      <logger name="com.example.apart" additivity="false"><appender-ref ref="TWO"/></logger>
                      <root level="INFO"><appender-ref ref="ONE"/><appender-ref ref="TWO"/></root>
                    </configuration>
                    """.formatted(appender("ONE", datadog.uri(), ""), appender("TWO", datadog.uri(), "")));
            context.getLogger("com.example.Jobs").info("through both");
            context.getLogger("com.example.apart.Jobs").info("through one");

            context.stop();

            assertThat(messages(datadog)).containsExactlyInAnyOrder("through both", "through one");
            assertThat(context.getStatusManager().getCopyOfStatusList())
                    .anyMatch(status -> status.getMessage().startsWith("Taken off logger com.example,"));
        }
    }

    @Test
    void shipsToTwoPlacesAndPastAFilterAsItIsTold() throws Exception {
        try (LoopbackServer datadog = LoopbackServer.start();
                LoopbackServer elsewhere = LoopbackServer.start()) {
            String errors =
                    "<filter class='ch.qos.logback.classic.filter.ThresholdFilter'><level>ERROR</level></filter>";
            LoggerContext context = configured("""
                    <configuration>
                      %s
                      %s
                      %s
                      <logger name="com.example"><appender-ref ref="ALL"/></logger>
                      <root level="INFO"><appender-ref ref="ERRORS"/><appender-ref ref="ELSEWHERE"/></root>
                    </configuration>
                    """.formatted(
                            appender("ALL", datadog.uri(), ""),
                            appender("ERRORS", datadog.uri(), errors),
                            appender("ELSEWHERE", elsewhere.uri(), "")));
            context.getLogger("com.example.Jobs").info("no error");

            context.stop();

            assertThat(messages(datadog)).containsExactly("no error");
            assertThat(messages(elsewhere)).containsExactly("no error");
        }
    }

    private static String appender(String name, URI url, String more) {
        return """
                <appender name="%s" class="dev.hinomi.observability.logs.logback.DatadogAppender">
                  <apiKey>0123456789abcdef</apiKey><url>%s</url><mode>memory</mode>%s
                </appender>
                """.formatted(name, url, more);
    }

    private static List<String> messages(LoopbackServer datadog) {
        return datadog.receivedAt("/api/v2/logs").stream()
                .flatMap(request -> MESSAGE.matcher(request.body()).results())
                .map(match -> match.group(1))
                .toList();
    }

    private static LoggerContext configured(String xml) throws JoranException {
        LoggerContext context = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        return context;
    }
}
