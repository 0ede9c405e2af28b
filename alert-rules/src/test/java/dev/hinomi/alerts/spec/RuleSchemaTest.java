package dev.hinomi.alerts.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSchemaTest {

    private static final Path RESOURCE = Path.of("src/main/resources", RuleSchema.RESOURCE);
    private static final Path PAGE = Path.of("../docs/rules.schema.json");
    private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(RuleSchema.write());

    private static List<String> complaints(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML).stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void theJarAndTheDocumentationHaveTheSchemaOfTheReader() throws IOException {
        for (Path file : List.of(RESOURCE, PAGE)) {
            if ("write".equals(System.getenv("HINOMI_DOCS"))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, RuleSchema.write());
            }
            assertThat(file)
                    .as("HINOMI_DOCS=write ./mvnw -pl alert-rules -am test writes it anew")
                    .hasContent(RuleSchema.write());
        }
    }

    @Test
    void theExamplesAreValidAndRead() throws IOException {
        List<String> examples = new ArrayList<>();
        for (String page : List.of("rules.md", "on-call.md", "slack.md")) {
            Matcher block = YAML.matcher(Files.readString(Path.of("../docs", page)));
            while (block.find()) {
                examples.add(block.group(1));
            }
        }
        examples.add(Files.readString(Path.of("../examples/career-api/src/main/resources/hinomi/rules.yml")));
        assertThat(examples).hasSizeGreaterThan(2).allSatisfy(example -> {
            assertThat(complaints(example)).as(example).isEmpty();
            ReadOptions options = ReadOptions.NONE.variables(Map.of("env", "prod"));
            assertThat(RuleFile.read("rules.yml", example, options).problems())
                    .as(example)
                    .allMatch(problem -> problem.level() == RuleProblem.Level.WARNING
                            || problem.toString().contains("include"));
        });
    }

    /** A file that has this key and nothing else that is wrong with it is known to both. */
    @ParameterizedTest
    @EnumSource(Section.class)
    void theReaderKnowsEveryKeyOfTheSchemaAndNoOther(Section section) {
        section.keys()
                .forEach(key ->
                        assertThat(unknown(section, key.name())).as(key.name()).isFalse());
        assertThat(unknown(section, "unheard_of")).isTrue();
        assertThat(complaints(file(section, "unheard_of"))).anyMatch(problem -> problem.contains("unheard_of"));
    }

    private static boolean unknown(Section section, String key) {
        return RuleFile.read("rules.yml", file(section, key)).problems().stream()
                .anyMatch(problem -> problem.toString().contains("unknown key \"" + key + "\""));
    }

    private static String file(Section section, String key) {
        return switch (section) {
            case FILE -> key + ": 1\n";
            case DEFAULTS -> "defaults: { " + key + ": 1 }\n";
            case RULE -> "rules: [ { " + key + ": 1 } ]\n";
            case SLO -> "slo: [ { " + key + ": 1 } ]\n";
            case WINDOW -> "slo: [ { windows: [ { " + key + ": 1 } ] } ]\n";
            case SILENCE -> "silences: [ { " + key + ": 1 } ]\n";
            case TARGET -> "notify: { t: { " + key + ": 1 } }\n";
            case TEMPLATE -> "notify: { t: { template: { " + key + ": 1 } } }\n";
            case MENTION -> "notify: { t: { mention: { " + key + ": 1 } } }\n";
            case ESCALATION -> "notify: { t: { escalate: [ { " + key + ": 1 } ] } }\n";
            case ON_CALL -> "on_call: { s: { " + key + ": 1 } }\n";
            case LAYER -> "on_call: { s: { zone: UTC, layers: [ { " + key + ": 1 } ] } }\n";
            case OVERRIDE -> "on_call: { s: { zone: UTC, overrides: [ { " + key + ": 1 } ] } }\n";
            case HOLIDAY -> "on_call: { s: { zone: UTC, holidays: [ { " + key + ": 1 } ] } }\n";
            case NIGHT -> "on_call: { s: { zone: UTC, night: { " + key + ": 1 } } }\n";
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rules: [ { id: a } ]",
                "rules: [ { id: A, query: x } ]",
                "rules: [ { id: a, query: x, for: soon } ]",
                "rules: [ { id: a, query: x, critical: 5% } ]",
                "rules: [ { id: a, query: x, missing: perhaps } ]",
                "rules: { id: a }",
                "slo: [ { id: a, target: 99, good: g, total: t } ]",
                "silences: [ { id: a, match: { rule: a }, from: x } ]",
                "notify: { t: {} }",
                "notify: { t: { slack: \"#a\", escalate: [ { after: 10m } ] } }",
                "notify: { t: { slack: \"#a\", repeat: soon } }",
                "on_call: { s: { zone: UTC } }",
                "on_call: { s: { layers: [ { name: a, people: [ U024BE7LH ] } ] } }",
                "on_call: { s: { zone: UTC, layers: [ { people: [ U024BE7LH ] } ] } }",
                "on_call: { s: { zone: UTC, layers: [ { name: a, people: [ U024BE7LH ], shift: monthly } ] } }",
                "on_call: { s: { datadog: 3653d3c6-0c75-11ea-ad28-fb5701eabc7d, night: { calls: [ critical ] } } }",
            })
    void whatIsWrongInTheFileIsWrongInTheEditor(String yaml) {
        assertThat(complaints(yaml)).isNotEmpty();
        assertThat(RuleFile.read("rules.yml", yaml).hasErrors()).isTrue();
    }
}
