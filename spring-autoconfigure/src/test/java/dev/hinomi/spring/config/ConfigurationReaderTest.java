package dev.hinomi.spring.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.config.Problem;
import dev.hinomi.observability.logs.settings.LogMode;
import dev.hinomi.observability.logs.settings.LogSetting;
import dev.hinomi.observability.logs.settings.LogSettings;
import dev.hinomi.observability.masking.Detector;
import dev.hinomi.observability.metrics.DistributionMode;
import dev.hinomi.observability.metrics.PublishSettings;
import dev.hinomi.observability.metrics.wire.SeriesForm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

class ConfigurationReaderTest {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void nothingSetMeansEveryDefaultAndNoProblem() {
        HinomiConfiguration read = ConfigurationReader.read(environment);

        assertThat(read.problems()).isEmpty();
        assertThat(read.properties().enabled()).isTrue();
        assertThat(read.properties().logs().queueSize()).isEqualTo(DataSize.ofMegabytes(16));
        assertThat(read.properties().metrics().step()).isEqualTo(Duration.ofSeconds(60));
        assertThat(read.properties().alerts().rules()).isEqualTo("classpath:hinomi/rules.yml");
        assertThat(read.properties().datadog().apiKey()).isNull();
    }

    @Test
    void aValueOfTheWrongTypeIsToldAndItsDefaultUsedWhileTheOthersCount() {
        environment.withProperty("hinomi.metrics.step", "soon").withProperty("hinomi.logs.queue-size", "1MB");

        HinomiConfiguration read = ConfigurationReader.read(environment);

        assertThat(read.problems())
                .extracting(Problem::toString)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("hinomi.metrics.step = soon (\"hinomi.metrics.step\" from property source")
                        .contains("cannot be read as a duration such as 10s")
                        .contains("docs/configuration.md"));
        assertThat(read.properties().metrics().step()).isEqualTo(Duration.ofSeconds(60));
        assertThat(read.properties().logs().queueSize()).isEqualTo(DataSize.ofMegabytes(1));
    }

    @Test
    void aValueOutOfItsRangeIsToldWithTheRange() {
        environment.withProperty("hinomi.alerts.step", "0s").withProperty("hinomi.datadog.url", "ftp://example.com");

        HinomiConfiguration read = ConfigurationReader.read(environment);

        assertThat(read.problems())
                .extracting(Problem::complaint)
                .containsExactlyInAnyOrder(
                        "must be whole seconds from 1s to 3600s",
                        "must be an address that starts with http:// or https://");
        assertThat(read.properties().alerts().step()).isEqualTo(Duration.ofSeconds(10));
        assertThat(read.properties().datadog().url()).isNull();
    }

    @Test
    void hidesAnAddressThatMayHoldASecret() {
        environment
                .withProperty("hinomi.datadog.url", "ftp://user:s3cret@example.com")
                .withProperty("hinomi.slack.api-url", "ftp://example.com/?token=s3cret");

        assertThat(ConfigurationReader.read(environment).problems())
                .hasSize(2)
                .allSatisfy(problem ->
                        assertThat(problem.toString()).contains("= ****").doesNotContain("s3cret"));
    }

    @Test
    void aNumberWithoutAUnitIsToldToBeMilliseconds() {
        environment.withProperty("hinomi.metrics.step", "30");

        HinomiConfiguration read = ConfigurationReader.read(environment);

        assertThat(read.problems())
                .extracting(Problem::complaint)
                .containsExactly("must be whole seconds from 1s to 3600s;"
                        + " a number without a unit is milliseconds, seconds are 30s");
    }

    @Test
    void aPropertyThatDoesNotExistIsToldWithTheNearestOneThatDoes() {
        environment.withProperty("hinomi.metrics.stepp", "30s").withProperty("hinomi.slack.tokn", "x");

        HinomiConfiguration read = ConfigurationReader.read(environment);

        assertThat(read.problems())
                .extracting(Problem::action)
                .containsExactlyInAnyOrder("Did you mean hinomi.metrics.step?", "Did you mean hinomi.slack.token?");
    }

    @Test
    void aKeyThatCannotBeOneIsToldWithoutBeingShown() {
        environment.withProperty("hinomi.datadog.api-key", "top secret");

        HinomiConfiguration read = ConfigurationReader.read(environment);

        assertThat(read.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("hinomi.datadog.api-key = ****")
                        .doesNotContain("top secret"));
    }

    @Test
    void aBlankKeyIsNoKeyAndNoProblem() {
        environment.withProperty("hinomi.datadog.api-key", "").withProperty("hinomi.slack.token", " ");

        HinomiConfiguration read = ConfigurationReader.read(environment);

        assertThat(read.problems()).isEmpty();
        assertThat(read.properties().datadog().apiKey()).isNull();
    }

    @Test
    void aModeThatDoesNotExistIsToldWithThoseThatDo() {
        environment.withProperty("hinomi.logs.mode", "durabel");

        HinomiConfiguration read = ConfigurationReader.read(environment);

        assertThat(read.problems())
                .extracting(Problem::complaint)
                .containsExactly("cannot be read as one of auto, durable, memory, stdout");
        assertThat(read.properties().logs().mode()).isEqualTo(LogMode.AUTO);
    }

    @Test
    void howMetricsArePublishedIsReadInOnePiece() {
        environment
                .withProperty("hinomi.metrics.step", "30s")
                .withProperty("hinomi.metrics.api", "v1")
                .withProperty("hinomi.metrics.idle-steps", "3")
                .withProperty("hinomi.metrics.distributions", "all");

        HinomiConfiguration read = ConfigurationReader.read(environment);

        assertThat(read.problems()).isEmpty();
        assertThat(read.properties().metrics().publishing())
                .isEqualTo(new PublishSettings(Duration.ofSeconds(30), SeriesForm.V1, 3, DistributionMode.ALL));
    }

    @Test
    void metricsThatNothingIsSaidOfArePublishedAsWithoutSpring() {
        assertThat(ConfigurationReader.read(environment).properties().metrics().publishing())
                .isEqualTo(PublishSettings.ofDefaults());
    }

    @Test
    void whatMetricsCannotBePublishedByIsToldWithWhatTheyCan() {
        environment
                .withProperty("hinomi.metrics.api", "v3")
                .withProperty("hinomi.metrics.idle-steps", "0")
                .withProperty("hinomi.metrics.distributions", "some");

        HinomiConfiguration read = ConfigurationReader.read(environment);

        assertThat(read.problems())
                .extracting(Problem::complaint)
                .containsExactlyInAnyOrder(
                        "cannot be read as one of v1, v2",
                        "must be a whole number from 1 to 86400",
                        "cannot be read as one of requested, all, off");
        assertThat(read.properties().metrics().publishing()).isEqualTo(PublishSettings.ofDefaults());
    }

    @Test
    void mapsAndListsKeepNamesOfTheirOwn() {
        environment
                .withProperty("hinomi.tags.team", "career")
                .withProperty("hinomi.logs.excluded-frames[0]", "org.junit.")
                .withProperty("hinomi.logs.mode.fast", "true");

        HinomiConfiguration read = ConfigurationReader.read(environment);

        assertThat(read.problems()).extracting(Problem::property).containsExactly("hinomi.logs.mode.fast");
        assertThat(read.properties().logs().excludedFrames()).containsExactly("org.junit.");
    }

    @Test
    void ofAListWhatCanBeUsedIsUsedAndTheRestIsTold() {
        environment
                .withProperty("hinomi.logs.unmasked-names[0]", "cookie")
                .withProperty("hinomi.logs.unmasked-names[1]", "biscuit")
                .withProperty("hinomi.logs.masked-forms", "japanese-phone, nonsense");

        HinomiConfiguration read = ConfigurationReader.read(environment);

        assertThat(read.problems())
                .extracting(Problem::toString)
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("hinomi.logs.unmasked-names = biscuit"))
                .anyMatch(problem -> problem.startsWith("hinomi.logs.masked-forms = nonsense"));
        LogSettings settings = read.properties().logs().settings();
        assertThat(settings.find(LogSetting.UNMASKED_NAMES)).contains(List.of("cookie"));
        assertThat(settings.find(LogSetting.MASKED_FORMS)).contains(List.of(Detector.JAPANESE_PHONE));
    }

    @Test
    void aMisspeltVariableIsToldAndSomebodyElsesIsNot() {
        Map<String, Object> variables = Map.of(
                "HINOMI_LOGS_QEUE_SIZE", "1MB",
                "HINOMI_LOGS_DISK_SIZE", "2MB",
                "HINOMI_LOGS_FLUSHINTERVAL", "2s",
                "HINOMI_TAGS_TEAM", "career",
                "HINOMI_LOGS_EXCLUDEDFRAMES_0", "org.junit.",
                "HINOMI_HOME", "/opt/hinomi");
        environment.getPropertySources().addLast(new SystemEnvironmentPropertySource("systemEnvironment", variables));

        HinomiConfiguration read = ConfigurationReader.read(environment);

        assertThat(read.problems())
                .extracting(Problem::toString)
                .containsExactly("HINOMI_LOGS_QEUE_SIZE (environment variable): there is no such variable."
                        + " Did you mean HINOMI_LOGS_QUEUE_SIZE?");
        assertThat(read.properties().logs().diskSize()).isEqualTo(DataSize.ofMegabytes(2));
        assertThat(read.properties().logs().flushInterval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(read.properties().tags()).containsEntry("team", "career");
    }
}
