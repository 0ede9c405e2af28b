package dev.hinomi.alerts.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestSchemaTest {

    private static final Path EXAMPLE = Path.of("../examples/career-api/src/test/resources/hinomi/rules.test.yml");
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(TestSchema.write());

    private static List<String> complaints(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML).stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void theJarAndTheDocumentationHaveTheSchemaOfTheReader() throws IOException {
        for (Path file : List.of(
                Path.of("src/main/resources", TestSchema.RESOURCE), Path.of("../docs/rules.test.schema.json"))) {
            if ("write".equals(System.getenv("HINOMI_DOCS"))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, TestSchema.write());
            }
            assertThat(file)
                    .as("HINOMI_DOCS=write ./mvnw -pl alert-rules -am test writes it anew")
                    .hasContent(TestSchema.write());
        }
    }

    @Test
    void theExampleIsValidAndRead() throws IOException {
        assertThat(complaints(Files.readString(EXAMPLE))).isEmpty();
        assertThat(RuleTestFile.read(EXAMPLE).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tests: []",
                "{ rules: a, tests: [], unheard_of: 1 }",
                "{ rules: a, tests: [ { name: a, series: [] } ] }",
                "{ rules: a, tests: [ { name: a, series: [ { values: 1 } ], expect: [] } ] }",
                "{ rules: a, tests: [ { name: a, series: [], expect: [ { rule: a, state: FIRE } ] } ] }",
                "{ rules: a, tests: [ { name: a, series: [], expect: [ { state: OK } ] } ] }",
                "{ rules: a, step: soon, tests: [] }",
            })
    void whatIsWrongInTheFileIsWrongInTheEditor(String yaml) {
        assertThat(complaints(yaml)).isNotEmpty();
    }
}
