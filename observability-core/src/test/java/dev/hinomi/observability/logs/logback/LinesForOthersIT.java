package dev.hinomi.observability.logs.logback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.status.Status;
import dev.hinomi.observability.logs.StrictJson;
import java.io.ByteArrayInputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Our lines through the appenders of others: Logback's, and those of the real logstash-logback-encoder. */
@Timeout(30)
class LinesForOthersIT {
    private static final String ELEMENTS = """
            <service>career-api</service><env>test</env><version>1.4.2</version>
            <maxStackSize>4KB</maxStackSize>
            <excludedFrames>org.junit., java.</excludedFrames>
            <errorFingerprint>true</errorFingerprint>
            <maskedNames>badge</maskedNames>
            """;

    @TempDir
    Path folder;

    private final LoggerContext context = new LoggerContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void anEncoderWritesWholeLinesIntoAFile() throws Exception {
        Path file = folder.resolve("app.log");
        configure("ch.qos.logback.core.FileAppender", """
                <file>%s</file>
                <encoder class="dev.hinomi.observability.logs.logback.DatadogEncoder">%s</encoder>
                """.formatted(file, ELEMENTS));

        log();

        List<String> lines = Files.readAllLines(file);
        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThan(16_000));
        assertThat(StrictJson.object(lines.get(0)))
                .containsEntry("message", "one line\nof two")
                .containsEntry("service", "career-api")
                .containsEntry("badge", "[masked]");
        assertThat(StrictJson.object(lines.get(1)))
                .containsKey("error.fingerprint")
                .extractingByKey("error.stack")
                .asString()
                .contains("frames excluded")
                .doesNotContain("at org.junit");
    }

    @Test
    void anEncoderWritesThroughTheTcpAppenderOfLogstashLogbackEncoder() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            configure("net.logstash.logback.appender.LogstashTcpSocketAppender", """
                    <shutdownGracePeriod>1 second</shutdownGracePeriod>
                    <destination>127.0.0.1:%d</destination>
                    <encoder class="dev.hinomi.observability.logs.logback.DatadogEncoder">%s</encoder>
                    """.formatted(
                            server.getLocalPort(), ELEMENTS));
            log();
            try (Socket connection = server.accept()) {
                connection.setSoTimeout(10_000);
                byte[] first = new byte[64 * 1024];
                int length = 0;
                while (new String(first, 0, length, StandardCharsets.UTF_8)
                                .lines()
                                .count()
                        < 2) {
                    length += connection.getInputStream().read(first, length, first.length - length);
                }
                assertThat(line(new String(first, 0, length, StandardCharsets.UTF_8), 0))
                        .containsEntry("message", "one line\nof two")
                        .containsEntry("service", "career-api");
            }
        }
    }

    @Test
    void aLayoutWritesThroughTheUdpAppenderOfLogstashLogbackEncoder() throws Exception {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(10_000);
            configure("net.logstash.logback.appender.LogstashUdpSocketAppender", """
                    <host>127.0.0.1</host><port>%d</port>
                    <layout class="dev.hinomi.observability.logs.logback.DatadogLayout">%s</layout>
                    """.formatted(
                            server.getLocalPort(), ELEMENTS));
            log();
            DatagramPacket packet = new DatagramPacket(new byte[64 * 1024], 64 * 1024);
            server.receive(packet);

            assertThat(line(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8), 0))
                    .containsEntry("message", "one line\nof two")
                    .containsEntry("service", "career-api");
        }
    }

    @Test
    void anElementThatCannotBeUsedIsAWarningAndNoError() throws Exception {
        configure("ch.qos.logback.core.ConsoleAppender", """
                <encoder class="dev.hinomi.observability.logs.logback.DatadogEncoder"><maxStackSize>1GB</maxStackSize></encoder>
                """);

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(context.getStatusManager().getCopyOfStatusList())
                        .noneMatch(status -> status.getEffectiveLevel() == Status.ERROR)
                        .anyMatch(status -> status.getMessage().contains("maxStackSize = 1GB (logback.xml)")));
    }

    private void log() {
        context.getLogger("com.example.Jobs")
                .atInfo()
                .addKeyValue("badge", "4711")
                .log("one line\nof two");
        context.getLogger("com.example.Jobs").error("x".repeat(50_000), new IllegalStateException("no"));
    }

    private static Map<String, Object> line(String text, int index) {
        return StrictJson.object(text.lines().toList().get(index));
    }

    private void configure(String appender, String elements) throws Exception {
        context.setMDCAdapter(new LogbackMDCAdapter());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(
                new ByteArrayInputStream("""
                <configuration>
                  <appender name="OTHER" class="%s">%s</appender>
                  <root level="INFO"><appender-ref ref="OTHER"/></root>
                </configuration>
                """.formatted(appender, elements).getBytes(StandardCharsets.UTF_8)));
    }
}
