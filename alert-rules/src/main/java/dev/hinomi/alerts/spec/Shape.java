package dev.hinomi.alerts.spec;

/** What values look like, as JSON Schema. */
final class Shape {

    /** A number counts as a text: YAML reads {@code 5} as one. */
    static final String TEXT = "{\"type\": [\"string\", \"number\", \"boolean\"]}";

    static final String TEXTS = "{\"anyOf\": [" + TEXT + ", {\"type\": \"array\", \"items\": " + TEXT + "}]}";
    static final String ID = pattern("[a-z0-9][a-z0-9._-]{0,99}");
    static final String DURATION = pattern("(\\\\d{1,4}d)?(\\\\d{1,5}h)?(\\\\d{1,6}m)?(\\\\d{1,8}s)?");
    static final String SHIFT = pattern("daily|weekly|(\\\\d{1,3}d)?(\\\\d{1,4}h)?");
    static final String THRESHOLD = pattern("\\\\s*(<=|>=|<|>)\\\\s*-?\\\\d+(\\\\.\\\\d+)?\\\\s*%?\\\\s*");
    static final String MISSING = pattern("keep|ok|alert after .+");
    static final String FLAPPING = "{\"anyOf\": [{\"const\": false}, " + pattern("off|\\\\d+ in .+") + "]}";
    static final String PERCENT = pattern("\\\\d+(\\\\.\\\\d+)?\\\\s*%");
    static final String SEVERITY = "{\"enum\": [\"critical\", \"warning\"]}";
    static final String STATUS =
            "{\"enum\": [\"OK\", \"PENDING\", \"WARN\", \"FIRING\", \"RECOVERING\", \"NO_DATA\", \"ERROR\"]}";
    static final String COUNT = "{\"type\": \"integer\", \"minimum\": 1}";
    static final String NUMBER = "{\"type\": \"number\", \"exclusiveMinimum\": 0}";

    static final String LANGUAGE = "{\"enum\": [\"en\", \"ja\"]}";
    static final String TEMPLATE = "{\"anyOf\": [{\"type\": \"string\"}, {\"$ref\": \"#/$defs/template\"}]}";
    static final String FLAG = "{\"type\": \"boolean\"}";

    static final String PLACE = "{\"enum\": [\"process\", \"fleet\", \"datadog\"]}";

    private Shape() {}

    static String of(String section) {
        return "{\"$ref\": \"#/$defs/" + section + "\"}";
    }

    static String list(String item) {
        return "{\"type\": \"array\", \"items\": " + item + "}";
    }

    static String mapOf(String value) {
        return "{\"type\": \"object\", \"additionalProperties\": " + value + "}";
    }

    /** A variable may stand for the whole. */
    private static String pattern(String expression) {
        return "{\"type\": \"string\", \"pattern\": \"^(" + expression + "|.*\\\\$\\\\{.+\\\\}.*)$\"}";
    }
}
