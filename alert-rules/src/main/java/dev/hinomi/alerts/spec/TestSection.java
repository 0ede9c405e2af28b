package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.spec.Section.Key;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The parts of a file with tests of rules, and every key of each: what is read, and what the schema offers. */
enum TestSection {
    /** The file itself. */
    FILE(
            "\"required\": [\"rules\", \"tests\"]",
            Key.text("rules", "The rule file, relative to this one"),
            Key.of("variables", Shape.mapOf(Shape.TEXT), "What ${name} stands for in the rule file"),
            Key.text("start", "When tests begin: 2026-11-23T09:00:00Z"),
            Key.of("step", Shape.DURATION, "The time between two evaluations"),
            Key.of("interval", Shape.DURATION, "The time between two values of a series"),
            Key.of("tests", Shape.list(Shape.of("test")), "Tests")),
    /** A test. */
    TEST(
            "\"required\": [\"name\", \"series\", \"expect\"]",
            Key.text("name", "What is expected, in a sentence"),
            Key.text("start", "When it begins, in place of the file's start"),
            Key.of("step", Shape.DURATION, "In place of the file's step"),
            Key.of("interval", Shape.DURATION, "In place of the file's interval"),
            Key.of("series", Shape.list(Shape.of("series")), "What happens"),
            Key.of("expect", Shape.list(Shape.of("expect")), "What the rules must make of it")),
    /** A series. */
    SERIES(
            "\"required\": [\"values\"], \"oneOf\": [{\"required\": [\"count\"]}, {\"required\": [\"gauge\"]}]",
            Key.text("count", "A series of counts: jobs.failed{env:prod,queue:mail}"),
            Key.text("gauge", "A series of momentary values: jvm.threads.live{env:prod}"),
            Key.text("values", "One for each interval: 0x9 5 7+2x3 _x3")),
    /** An expectation. */
    EXPECT(
            "\"required\": [\"rule\"]",
            Key.text("rule", "The rule's id"),
            Key.text("group", "The group: uri:/jobs,method:get"),
            Key.of("at", Shape.DURATION, "When, from the start"),
            Key.of("state", Shape.STATUS, "The state at that time"),
            Key.text("value", "The value at that time as messages show it: 7.3%"),
            Key.text("message", "What the channel shows at that time, or none"),
            Key.of("mentions", Shape.list(Shape.TEXT), "Who that message called by name"),
            Key.of("from", Shape.DURATION, "Where the time begins in which everything is looked at"),
            Key.of("until", Shape.DURATION, "Where that time ends"),
            Key.of("transitions", Shape.list(Shape.TEXT), "Every change of state in that time: 12m FIRING"),
            Key.of("messages", Shape.list(Shape.TEXT), "Every message in that time: 12m CRITICAL …"));

    private final String required;
    private final List<Key> keys;

    TestSection(String required, Key... keys) {
        this.required = required;
        this.keys = List.of(keys);
    }

    String required() {
        return required;
    }

    List<Key> keys() {
        return keys;
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>();
        keys.forEach(key -> names.add(key.name()));
        return names;
    }
}
