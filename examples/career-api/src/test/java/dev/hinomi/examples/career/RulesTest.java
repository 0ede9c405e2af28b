package dev.hinomi.examples.career;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.alerts.testing.RuleCourse;
import dev.hinomi.alerts.testing.RuleScenario;
import dev.hinomi.alerts.testing.RuleTests;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A rule file is code: its mistakes fail the build, not the night. */
class RulesTest {

    @Test
    void theRuleFileHasNoMistakes() {
        LoadedRules rules = RuleFile.read(Path.of("src/main/resources/hinomi/rules.yml"));

        assertThat(rules.problems()).isEmpty();
        assertThat(rules.rules()).extracting(rule -> rule.id()).containsExactly("api-error-rate", "errors-of-one-kind");
    }

    // tag::tests[]
    @TestFactory
    Stream<DynamicNode> rulesDoWhatTheirTestsExpect() {
        return RuleTests.in("src/test/resources/hinomi");
    }
    // end::tests[]

    // tag::scenario[]
    @Test
    void aFaultOfTwentySecondsCallsNobody() {
        RuleCourse course = RuleScenario.of(RuleFile.read(Path.of("src/main/resources/hinomi/rules.yml")))
                .count("http.server.requests.count{service:career-api,outcome:success}", "300x30")
                .count("http.server.requests.count{service:career-api,outcome:server_error}", "0x9 15x1 0x18")
                .rule("api-error-rate");

        assertThat(course.transitions()).isEmpty();
        assertThat(course.calls()).isEmpty();
    }
    // end::scenario[]
}
