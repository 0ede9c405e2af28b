package dev.hinomi.alerts.spec;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The JSON Schema of a file with tests of rules, for editors. In the jar it is {@value #RESOURCE}. */
public final class TestSchema {

    /** Where the jar keeps the schema. */
    public static final String RESOURCE = "META-INF/hinomi/rules.test.schema.json";

    private static final String HEAD = """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "title": "Tests of Hinomi rules",
            """;

    private TestSchema() {}

    /** The schema as text. */
    public static String write() {
        String parts = Arrays.stream(TestSection.values())
                .filter(section -> section != TestSection.FILE)
                .map(section -> RuleSchema.part(section.name(), section.keys(), section.required()))
                .collect(Collectors.joining(",\n"));
        String file = RuleSchema.body(TestSection.FILE.keys(), TestSection.FILE.required(), "  ");
        return HEAD + file + ",\n  \"$defs\": {\n" + parts + "\n  }\n}\n";
    }
}
