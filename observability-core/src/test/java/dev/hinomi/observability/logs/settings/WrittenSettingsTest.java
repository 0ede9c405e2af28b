package dev.hinomi.observability.logs.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.observability.config.InvalidConfigurationException;
import dev.hinomi.observability.config.Problem;
import dev.hinomi.observability.masking.Detector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenSettingsTest {
    private final Map<String, String> elements = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void nothingWrittenMeansEveryDefaultAndNoProblem() {
        WrittenSettings written = read();

        assertThat(written.problems()).isEmpty();
        assertThat(written.settings().get(LogSetting.MODE)).isEqualTo(LogMode.AUTO);
        assertThat(written.settings().find(LogSetting.DISK_SIZE)).isEmpty();
        assertThat(written.settings().get(LogSetting.SHUTDOWN_TIMEOUT)).isEqualTo(Duration.ofSeconds(2));
        assertThat(written.settings().find(LogSetting.DIRECTORY)).isEmpty();
        assertThat(written.settings().find(LogSetting.FLOOD_LINES_PER_SECOND)).isEmpty();
    }

    @Test
    void everySettingIsReadFromText() {
        elements.putAll(Map.of(
                "mode", "Durable",
                "directory", "/var/spool/hinomi",
                "diskSize", "1 GB",
                "queueSize", "64KB",
                "flushInterval", "50ms",
                "maxStackSize", "4096B",
                "excludedFrames", "org.junit., java.",
                "errorFingerprint", "TRUE",
                "floodLinesPerSecond", "10"));

        LogSettings settings = read().settings();

        assertThat(settings.get(LogSetting.MODE)).isEqualTo(LogMode.DURABLE);
        assertThat(settings.get(LogSetting.DIRECTORY)).isEqualTo(Path.of("/var/spool/hinomi"));
        assertThat(settings.find(LogSetting.DISK_SIZE)).contains(1L << 30);
        assertThat(settings.get(LogSetting.QUEUE_SIZE)).isEqualTo(65_536);
        assertThat(settings.get(LogSetting.FLUSH_INTERVAL)).isEqualTo(Duration.ofMillis(50));
        assertThat(settings.options().errors().maxStackBytes()).isEqualTo(4096);
        assertThat(settings.options().errors().excludedFrames()).containsExactly("org.junit.", "java.");
        assertThat(settings.options().errors().fingerprint()).isTrue();
        assertThat(settings.options().flood()).isPresent();
    }

    @Test
    void anElementWinsOverAPropertyWhichWinsOverAVariable() {
        elements.put("queueSize", "1MB");
        properties.put("hinomi.logs.queue-size", "2MB");
        properties.put("hinomi.logs.disk-size", "2MB");
        environment.put("HINOMI_LOGS_DISK_SIZE", "3MB");
        environment.put("HINOMI_LOGS_MODE", "stdout");

        LogSettings settings = read().settings();

        assertThat(settings.get(LogSetting.QUEUE_SIZE)).isEqualTo(1L << 20);
        assertThat(settings.find(LogSetting.DISK_SIZE)).contains(2L << 20);
        assertThat(settings.get(LogSetting.MODE)).isEqualTo(LogMode.STDOUT);
    }

    @ParameterizedTest
    @CsvSource({
        "mode, durabel, 'must be one of auto, durable, memory, stdout'",
        "diskSize, 16, must be a size from 1MB to 16GB",
        "diskSize, 1KB, must be a size from 1MB to 16GB",
        "diskSize, 999999999GB, must be a size from 1MB to 16GB",
        "flushInterval, 5, must be a duration from 10ms to 60s",
        "shutdownTimeout, 3m, must be a duration from 0s to 120s",
        "shutdownTimeout, -1s, must be a duration from 0s to 120s",
        "enabled, yes, must be true or false",
        "floodLinesPerSecond, 0, must be a whole number from 1 to 100000",
        "floodLinesPerSecond, many, must be a whole number from 1 to 100000",
    })
    void whatCannotBeUsedIsToldAndItsDefaultUsed(String element, String text, String complaint) {
        elements.put(element, text);

        WrittenSettings written = read();

        assertThat(written.problems())
                .extracting(Problem::toString)
                .containsExactly(element + " = " + text + " (logback.xml): " + complaint + ". Its default is used");
        assertThat(written.settings().get(LogSetting.SHUTDOWN_TIMEOUT)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void ofAListWhatCanBeUsedIsUsedAndTheRestIsTold() {
        elements.put("maskedNames", "badge, $$, seat");
        elements.put("maskedForms", "japanese-phone, nonsense");
        elements.put("maskedPatterns", "job-[0-9]+\n[a-z");

        WrittenSettings written = read();

        assertThat(written.settings().find(LogSetting.MASKED_NAMES)).contains(List.of("badge", "seat"));
        assertThat(written.settings().find(LogSetting.MASKED_FORMS)).contains(List.of(Detector.JAPANESE_PHONE));
        assertThat(written.settings().find(LogSetting.MASKED_PATTERNS)).contains(List.of("job-[0-9]+"));
        assertThat(written.problems())
                .extracting(Problem::toString)
                .allMatch(problem -> problem.endsWith("The others are used"))
                .anyMatch(problem -> problem.startsWith("maskedNames = $$ (logback.xml)"))
                .anyMatch(problem -> problem.startsWith("maskedForms = nonsense (logback.xml)"))
                .anyMatch(problem ->
                        problem.startsWith("maskedPatterns = [a-z (") && problem.contains("missing closing"));
    }

    @Test
    void everyTextThatCannotBeUsedIsToldAtOnce() {
        elements.put("mode", "x");
        properties.put("hinomi.logs.disk-size", "y");
        environment.put("HINOMI_LOGS_QUEUE_SIZE", "z");

        assertThat(read().problems())
                .extracting(Problem::property)
                .containsExactly("mode", "hinomi.logs.disk-size", "HINOMI_LOGS_QUEUE_SIZE");
    }

    @Test
    void aBuilderNamesEverythingThatIsOutOfRangeAtOnce() {
        assertThatThrownBy(() -> LogSettings.builder()
                        .diskSize(1)
                        .flushInterval(Duration.ofHours(1))
                        .excludedFrames(List.of(" "))
                        .build())
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("3 problems")
                .hasMessageContaining("diskSize = 1: must be a size from 1MB to 16GB")
                .hasMessageContaining("flushInterval = PT1H: must be a duration from 10ms to 60s")
                .hasMessageContaining("excludedFrames");
    }

    private WrittenSettings read() {
        return WrittenSettings.read(List.of(
                SettingSource.elements(elements),
                SettingSource.properties(properties::get),
                SettingSource.environment(environment::get)));
    }
}
