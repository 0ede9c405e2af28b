package dev.hinomi.examples.career;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A rule file is code: its mistakes fail the build, not the night. */
class RulesTest {

    @Test
    void theRuleFileHasNoMistakes() {
        LoadedRules rules = RuleFile.read(Path.of("src/main/resources/hinomi/rules.yml"));

        assertThat(rules.problems()).isEmpty();
        assertThat(rules.rules()).extracting(rule -> rule.id()).containsExactly("api-error-rate");
    }
}
