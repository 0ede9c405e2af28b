package dev.hinomi.observability.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProblemsTest {
    private final Problems problems = new Problems();

    @Test
    void reportsAllProblemsAtOnceWithValuePlaceAndAction() {
        problems.add(Problem.of("hinomi.datadog.site", "is not a Datadog site", "Use datadoghq.eu")
                .withValue("datadog.eu")
                .at("application.yml:3:11"));
        problems.add(Problem.of("hinomi.datadog.api-key", "holds a blank", "Paste it again")
                .withSecret());

        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "The configuration has 2 problems:",
                        "  - hinomi.datadog.site = datadog.eu (application.yml:3:11): is not a Datadog site."
                                + " Use datadoghq.eu",
                        "  - hinomi.datadog.api-key = ****: holds a blank. Paste it again"));
    }

    @Test
    void saysNothingWhenNothingIsWrong() {
        assertThat(problems.isEmpty()).isTrue();
        assertThatCode(problems::throwIfAny).doesNotThrowAnyException();
    }
}
