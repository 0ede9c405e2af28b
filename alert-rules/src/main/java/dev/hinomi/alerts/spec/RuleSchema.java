package dev.hinomi.alerts.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The JSON Schema of a rule file, for editors: every key that is read, and no other. In the jar it is {@value #RESOURCE}. */
public final class RuleSchema {

    /** Where the jar keeps the schema. */
    public static final String RESOURCE = "META-INF/hinomi/rules.schema.json";

    private static final String HEAD = """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "title": "Hinomi rules",
            """;

    private static final Map<Section, String> REQUIRED = Map.ofEntries(
            Map.entry(
                    Section.RULE,
                    "\"required\": [\"id\"], \"anyOf\": [{\"required\": [\"query\"]}, {\"required\": [\"composite\"]}]"),
            Map.entry(
                    Section.SLO,
                    "\"required\": [\"id\", \"target\", \"total\"], \"oneOf\": [{\"required\": [\"good\"]}, {\"required\": [\"bad\"]}]"),
            Map.entry(Section.WINDOW, "\"required\": [\"burn\", \"over\"]"),
            Map.entry(
                    Section.SILENCE,
                    "\"required\": [\"id\", \"match\", \"from\"], \"oneOf\": [{\"required\": [\"until\"]},"
                            + " {\"required\": [\"every\", \"for\", \"zone\"]}]"),
            Map.entry(
                    Section.TARGET,
                    "\"oneOf\": [{\"required\": [\"slack\"]}, {\"required\": [\"webhook\"]}, {\"required\": [\"datadog\"]}]"),
            Map.entry(
                    Section.ESCALATION,
                    "\"required\": [\"after\"], \"anyOf\": [{\"required\": [\"mention\"]}, {\"required\": [\"slack\"]}]"),
            Map.entry(
                    Section.ON_CALL,
                    "\"oneOf\": [{\"required\": [\"layers\", \"zone\"]}, {\"required\": [\"datadog\"]}]"),
            Map.entry(Section.LAYER, "\"required\": [\"name\", \"people\"]"),
            Map.entry(Section.OVERRIDE, "\"required\": [\"person\", \"from\", \"until\"]"),
            Map.entry(
                    Section.HOLIDAY,
                    "\"required\": [\"dates\"], \"oneOf\": [{\"required\": [\"person\"]}, {\"required\": [\"layer\"]}]"),
            Map.entry(Section.NIGHT, "\"required\": [\"hours\"]"));

    private RuleSchema() {}

    /** The schema as text. */
    public static String write() {
        String parts = Arrays.stream(Section.values())
                .filter(section -> section != Section.FILE)
                .map(section -> part(section.name(), section.keys(), REQUIRED.getOrDefault(section, "")))
                .collect(Collectors.joining(",\n"));
        return HEAD + body(Section.FILE.keys(), "", "  ") + ",\n  \"$defs\": {\n" + parts + "\n  }\n}\n";
    }

    /** A definition that others refer to. */
    static String part(String name, List<Section.Key> keys, String required) {
        return "    \"" + name.toLowerCase(Locale.ROOT) + "\": {\n" + body(keys, required, "      ") + "\n    }";
    }

    /** An object with these keys and no others. */
    static String body(List<Section.Key> all, String required, String indent) {
        String keys = all.stream()
                .map(key -> indent + "  \"" + key.name() + "\": " + described(key))
                .collect(Collectors.joining(",\n"));
        String needed = required.isEmpty() ? "" : indent + required + ",\n";
        return indent + "\"type\": \"object\",\n" + indent + "\"additionalProperties\": false,\n" + needed + indent
                + "\"properties\": {\n" + keys + "\n" + indent + "}";
    }

    private static String described(Section.Key key) {
        return "{\"description\": \"" + key.words() + "\", " + key.shape().substring(1);
    }
}
