package dev.hinomi.alerts.spec;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The parts of a file with tests of rules, and every key of each: what is read, and what the schema offers. */
enum TestSection {
    /** The file itself. */
    FILE(
            "\"required\": [\"rules\", \"tests\"]",
            Section.Key.text("rules", "The rule file, relative to this one"),
            Section.Key.of("variables", Shape.mapOf(Shape.TEXT), "What ${name} stands for in the rule file"),
            Section.Key.text("start", "When tests begin: 2026-11-23T09:00:00Z"),
            Section.Key.of("step", Shape.DURATION, "The time between two evaluations"),
            Section.Key.of("interval", Shape.DURATION, "The time between two values of a series"),
            Section.Key.of("tests", Shape.list(Shape.of("test")), "Tests")),
    /** A test. */
    TEST(
            "\"required\": [\"name\", \"series\", \"expect\"]",
            Section.Key.text("name", "What is expected, in a sentence"),
            Section.Key.text("start", "When it begins, in place of the file's start"),
            Section.Key.of("step", Shape.DURATION, "In place of the file's step"),
            Section.Key.of("interval", Shape.DURATION, "In place of the file's interval"),
            Section.Key.of("series", Shape.list(Shape.of("series")), "What happens"),
            Section.Key.of("expect", Shape.list(Shape.of("expect")), "What the rules must make of it")),
    /** A series. */
    SERIES(
            "\"required\": [\"values\"], \"oneOf\": [{\"required\": [\"count\"]}, {\"required\": [\"gauge\"]},"
                    + " {\"required\": [\"log\"]}, {\"required\": [\"event\"]}]",
            Section.Key.text("count", "A series of counts: jobs.failed{env:prod,queue:mail}"),
            Section.Key.text("gauge", "A series of momentary values: jvm.threads.live{env:prod}"),
            Section.Key.of(
                    "log",
                    Shape.mapOf(Shape.TEXT),
                    "An event that is logged: { status: error, message: no connection, '@http.status_code': 503 }"),
            Section.Key.of(
                    "event",
                    Shape.mapOf(Shape.TEXT),
                    "An event that is shipped: { title: Index rebuilt, status: ok, index: jobs }"),
            Section.Key.text("values", "One for each interval: 0x9 5 7+2x3 _x3")),
    /** An expectation. */
    EXPECT(
            "\"required\": [\"rule\"]",
            Section.Key.text("rule", "The rule's id"),
            Section.Key.text("group", "The group: uri:/jobs,method:get"),
            Section.Key.of("at", Shape.DURATION, "When, from the start"),
            Section.Key.of("state", Shape.STATUS, "The state at that time"),
            Section.Key.text("value", "The value at that time as messages show it: 7.3%"),
            Section.Key.text("message", "What the channel shows at that time, or none"),
            Section.Key.of("mentions", Shape.list(Shape.TEXT), "Who that message called by name"),
            Section.Key.of("from", Shape.DURATION, "Where the time begins in which everything is looked at"),
            Section.Key.of("until", Shape.DURATION, "Where that time ends"),
            Section.Key.of("transitions", Shape.list(Shape.TEXT), "Every change of state in that time: 12m FIRING"),
            Section.Key.of("messages", Shape.list(Shape.TEXT), "Every message in that time: 12m CRITICAL …"));

    private final String required;
    private final List<Section.Key> keys;

    TestSection(String required, Section.Key... keys) {
        this.required = required;
        this.keys = List.of(keys);
    }

    String required() {
        return required;
    }

    List<Section.Key> keys() {
        return keys;
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>();
        keys.forEach(key -> names.add(key.name()));
        return names;
    }
}
