package dev.hinomi.spring.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.Counter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What stands on the standard output of a real process, byte by byte. */
@Timeout(120)
class StandardOutputIT {

    private static final Map<String, String> FIRELENS = Map.of(
            "ECS_CONTAINER_METADATA_URI_V4", "http://127.0.0.1:9/v4/0",
            "FLUENT_HOST", "127.0.0.1",
            "FLUENT_PORT", "24224");

    @Test
    void inStdoutModeEveryLineIsOneJsonObjectAndNothingElseIsPrinted() throws Exception {
        List<String> lines = ApplicationProcess.output(Map.of(), "hinomi.logs.mode=stdout", "spring.main.banner-mode=");

        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThan(16_000));
        List<JsonObject> objects = parsed(lines);
        assertThat(messages(objects))
                .contains("one line\nof two", "not additive")
                .anyMatch(message -> message.startsWith("Starting "))
                .anyMatch(message -> message.startsWith("Hinomi watches service:test-app")
                        && message.contains("logs to standard output (as set)"))
                .doesNotHaveDuplicates();
        assertThat(objects).allMatch(line -> line.get("service").getAsString().equals("test-app"));
    }

    @Test
    void onFireLensLinesGoToTheStandardOutputAndNotToDatadog() throws Exception {
        try (Sandbox sandbox = Sandbox.startOnFreePorts()) {
            List<String> lines = ApplicationProcess.output(
                    FIRELENS,
                    "hinomi.metrics.enabled=false",
                    "hinomi.datadog.url=" + sandbox.uri(),
                    "hinomi.datadog.api-key=" + TestApplication.API_KEY);

            assertThat(messages(parsed(lines)))
                    .contains("one line\nof two")
                    .anyMatch(message -> message.contains("logs to standard output (ECS FireLens collects it"));
            assertThat(sandbox.count(Counter.REQUESTS)).isZero();
        }
    }

    @Test
    void theConsolesOfAnOwnLogbackFileGiveWayWhereverTheyAre() throws Exception {
        List<String> lines = ApplicationProcess.output(
                Map.of(), "hinomi.logs.mode=stdout", "logging.config=classpath:logback-consoles.xml");

        assertThat(messages(parsed(lines)))
                .contains("one line\nof two", "not additive")
                .doesNotHaveDuplicates();
    }

    @Test
    void anAppenderOfTheUsersOwnThatPrintsTakesTheConsolesPlaceToo() throws Exception {
        List<String> lines = ApplicationProcess.output(
                FIRELENS, "logging.config=classpath:logback-own-console.xml", "hinomi.metrics.enabled=false");

        List<JsonObject> objects = parsed(lines);
        assertThat(messages(objects)).contains("one line\nof two").doesNotHaveDuplicates();
        assertThat(objects).allMatch(line -> line.get("service").getAsString().equals("named-in-xml"));
    }

    @Test
    void whereTheAgentCollectsLinesTheConsoleStaysAndOursStepAside() throws Exception {
        List<String> lines = ApplicationProcess.output(
                Map.of("DD_APP_LOGS_COLLECTION_ENABLED", "true"),
                ApplicationProcess.WITH_AGENT,
                "hinomi.metrics.enabled=false",
                "hinomi.datadog.url=http://127.0.0.1:9",
                "hinomi.datadog.api-key=" + TestApplication.API_KEY);

        assertThat(lines)
                .anyMatch(line -> line.endsWith(": one line"))
                .anyMatch(line -> line.contains("logs off (dd-java-agent collects them"))
                .noneMatch(line -> line.startsWith("{"));
    }

    @Test
    void whatIsSaidAboutOtherPipesIsOnTheStandardOutputToo() throws Exception {
        List<String> lines = ApplicationProcess.output(
                Map.of(),
                "hinomi.logs.mode=stdout",
                "hinomi.datadog.url=http://127.0.0.1:9",
                "hinomi.datadog.api-key=" + TestApplication.API_KEY,
                "spring.main.banner-mode=");

        assertThat(messages(parsed(lines))).anyMatch(message -> message.startsWith("Hinomi: metrics cannot be"));
    }

    private static List<JsonObject> parsed(List<String> lines) {
        return lines.stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    private static List<String> messages(List<JsonObject> lines) {
        return lines.stream().map(line -> line.get("message").getAsString()).toList();
    }
}
