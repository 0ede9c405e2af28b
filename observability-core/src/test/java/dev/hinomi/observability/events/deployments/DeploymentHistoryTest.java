package dev.hinomi.observability.events.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentHistoryTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s after deploy 1.4.2",
        "PT59S, 59 s after deploy 1.4.2",
        "PT2M30S, 2 min after deploy 1.4.2",
        "PT59M59S, 59 min after deploy 1.4.2",
        "PT3H, 3 h after deploy 1.4.2",
        "PT23H59M, 23 h 59 min after deploy 1.4.2"
    })
    void saysHowLongAfterTheDeploymentItWas(Duration since, String words) {
        assertThat(DeploymentHistory.of(version("1.4.2")).describe(NINE.plus(since)))
                .contains(words);
    }

    @ParameterizedTest
    @CsvSource({"PT-1S", "PT24H"})
    void saysNothingBeforeTheDeploymentNorADayAfterIt(Duration since) {
        assertThat(DeploymentHistory.of(version("1.4.2")).describe(NINE.plus(since)))
                .isEmpty();
    }

    @Test
    void remembersWhatRanBefore() {
        VersionFile.in(folder).remember(version("1.4.1").at(NINE.minusSeconds(86_400)));

        DeploymentHistory history = VersionFile.in(folder).remember(version("1.4.2"));

        assertThat(history.describe(NINE.plusSeconds(120))).contains("2 min after deploy 1.4.2 (before: 1.4.1)");
        assertThat(history.isNews(NINE)).isTrue();
    }

    @Test
    void aRestartIsNoNewsAndKeepsTheFirstTimeAndTheVersionBefore() {
        VersionFile.in(folder).remember(version("1.4.1"));
        VersionFile.in(folder).remember(version("1.4.2"));

        DeploymentHistory history =
                VersionFile.in(folder).remember(version("1.4.2").at(NINE.plusSeconds(600)));

        assertThat(history.isNews(NINE.plusSeconds(600))).isFalse();
        assertThat(history.current().at()).isEqualTo(NINE);
        assertThat(history.previousVersion()).isEqualTo("1.4.1");
    }

    @Test
    void aCopyThatStartsLongAfterTheDeploymentIsNoNews() {
        DeploymentHistory history = VersionFile.in(folder).remember(version("1.4.2"));

        assertThat(history.isNews(NINE.plus(DeploymentHistory.NEWS))).isTrue();
        assertThat(history.isNews(NINE.plus(DeploymentHistory.NEWS).plusSeconds(1)))
                .isFalse();
    }

    @Test
    void aFileThatCannotBeReadOrWrittenRemembersNothing() throws IOException {
        Files.writeString(folder.resolve("deployment.properties"), "version=\\u00zz");
        assertThat(VersionFile.in(folder).remember(version("1.4.2")).previousVersion())
                .isNull();

        DeploymentHistory nowhere = VersionFile.in(folder.resolve("absent")).remember(version("1.4.2"));
        assertThat(nowhere.current().version()).isEqualTo("1.4.2");
        assertThat(folder.resolve("absent")).doesNotExist();
    }

    private static Deployment version(String version) {
        return new Deployment("career-api", "prod", version, NINE, Origin.UNKNOWN);
    }
}
