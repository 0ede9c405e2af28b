package dev.hinomi.alerts.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of a rule file, and every key of each: what is read, and what the schema offers. */
enum Section {
    /** The file itself. */
    FILE(
            Key.text("service", "Shown in messages"),
            Key.text("team", "Who owns the rules; shown in messages"),
            Key.text("runbooks", "Address to which a rule's id is appended"),
            Key.of(
                    "include",
                    Shape.list(Shape.TEXT),
                    "Further files, relative to this one: rule files, and Datadog" + " monitors as JSON"),
            Key.of("defaults", Shape.of("defaults"), "Keys of a rule that count where a rule does not have them"),
            Key.of("rules", Shape.list(Shape.of("rule")), "Rules"),
            Key.of("slo", Shape.list(Shape.of("slo")), "Service level objectives"),
            Key.of("silences", Shape.list(Shape.of("silence")), "When nobody wants to hear of some alerts"),
            Key.of("notify", Shape.mapOf(Shape.of("target")), "Who is told, by name"),
            Key.of("on_call", Shape.mapOf(Shape.of("on_call")), "Who is on call, by the name of the schedule")),
    /** What a rule and an objective have in common, and what defaults may set. */
    DEFAULTS(
            Key.of("for", Shape.DURATION, "How long a threshold must stay crossed before an incident begins"),
            Key.of("min_samples", Shape.COUNT, "How many values in a row must cross it"),
            Key.of("keep_firing_for", Shape.DURATION, "How long values must stay healthy before an incident ends"),
            Key.of("new_group_delay", Shape.DURATION, "How long a group that was never seen is not evaluated"),
            Key.of("missing", Shape.MISSING, "What missing data mean"),
            Key.of("active", Shape.TEXT, "Hours in which people want to hear of it: Mon-Fri 08:00-24:00 Asia/Tokyo"),
            Key.of("flapping", Shape.FLAPPING, "When too many incidents are one message: 4 in 30m, or off"),
            Key.of("inhibited_by", Shape.list(Shape.TEXT), "Ids of rules whose incidents explain this one"),
            Key.of("labels", Shape.mapOf(Shape.TEXT), "What silences may match"),
            Key.of("notify", Shape.TEXT, "Name of a target"),
            Key.of("runbook", Shape.TEXT, "http or https address"),
            Key.text("dashboard", "What shows more of it: http or https address, or id of a dashboard in Datadog"),
            Key.of("language", Shape.LANGUAGE, "The language of messages about it: en or ja"),
            Key.of("template", Shape.TEMPLATE, "A sentence in place of the shipped one, or one for each first word")),
    /** A rule. */
    RULE(
            DEFAULTS,
            Key.of("id", Shape.ID, "Names the rule; unique"),
            Key.text("title", "What is wrong when it fires, for people"),
            Key.text("query", "A Datadog monitor's query: of metrics, or of logs"),
            Key.text("composite", "Other rules combined: a && !b"),
            Key.of("critical", Shape.THRESHOLD, "When it fires"),
            Key.of("warning", Shape.THRESHOLD, "When it warns"),
            Key.of("recovery", Shape.THRESHOLD, "What a value must cross to end an incident"),
            Key.of(
                    "evaluate",
                    Shape.PLACE,
                    "Where it is evaluated: in this process, by asking Datadog, or in Datadog")),
    /** A service level objective. */
    SLO(
            DEFAULTS,
            Key.of("id", Shape.ID, "Names the objective; unique among rules too"),
            Key.text("title", "What is wrong when it fires, for people"),
            Key.of("target", Shape.PERCENT, "What share must be good"),
            Key.text("good", "Counts what is good"),
            Key.text("bad", "Counts what is bad, in place of good"),
            Key.text("total", "Counts everything"),
            Key.of("period", Shape.DURATION, "The time over which the target is promised: 7d, 30d or 90d"),
            Key.of("windows", Shape.list(Shape.of("window")), "How fast the budget may burn")),
    /** A pair of windows of an objective. */
    WINDOW(
            Key.of("severity", Shape.SEVERITY, "How bad it is"),
            Key.of("burn", Shape.NUMBER, "How many times as fast as allowed"),
            Key.of("over", Shape.DURATION, "The long window"),
            Key.of("and", Shape.DURATION, "The short window; a twelfth of the long one")),
    /** A silence. */
    SILENCE(
            Key.of("id", Shape.ID, "Names the silence"),
            Key.text("why", "Why, for people"),
            Key.of("match", Shape.mapOf(Shape.TEXTS), "Which alerts: every key must match, with * for any text"),
            Key.text("from", "When it begins: 2026-12-01T10:00"),
            Key.text("until", "When it ends, if it is once"),
            Key.text("every", "When it comes again, as an RRULE"),
            Key.of("for", Shape.DURATION, "How long each time lasts"),
            Key.text("zone", "Whose clocks: Asia/Tokyo")),
    /** A target. */
    TARGET(
            Key.text("slack", "Channel: #name or an id"),
            Key.of("mention", Shape.of("mention"), "Who is called by name"),
            Key.of("allow_broadcast", Shape.FLAG, "Whether @here and @channel may be mentioned; false"),
            Key.of("escalate", Shape.list(Shape.of("escalation")), "Who is told next while nobody has it in hand"),
            Key.of("repeat", Shape.DURATION, "How long after the latest message all is told again"),
            Key.of("remind", Shape.DURATION, "How long whoever has it in hand is left alone"),
            Key.text("webhook", "Address that takes signed JSON, in place of slack"),
            Key.of("datadog", "{\"const\": \"event\"}", "event: Datadog's stream of events, in place of slack"),
            Key.of("language", Shape.LANGUAGE, "The language of messages: en or ja"),
            Key.of("template", Shape.TEMPLATE, "A sentence in place of the shipped one, or one for each first word")),
    /** Sentences in place of the shipped ones. */
    TEMPLATE(
            Key.text("critical", "Behind CRITICAL"),
            Key.text("warning", "Behind WARNING"),
            Key.text("recovering", "Behind RECOVERING"),
            Key.text("resolved", "Behind RESOLVED")),
    /** Who is called by name. */
    MENTION(
            Key.of("critical", Shape.list(Shape.TEXT), "For what is critical"),
            Key.of("warning", Shape.list(Shape.TEXT), "For warnings")),
    /** A step of an escalation. */
    ESCALATION(
            Key.of("after", Shape.DURATION, "How long after people were first called"),
            Key.of("mention", Shape.list(Shape.TEXT), "Who is called by name"),
            Key.text("slack", "Another channel: #name or an id")),
    /** A schedule. */
    ON_CALL(
            Key.text("zone", "Whose clocks: Asia/Tokyo"),
            Key.of(
                    "layers",
                    Shape.list(Shape.of("layer")),
                    "Who takes turns, and when; the last one that covers a time counts"),
            Key.of("overrides", Shape.list(Shape.of("override")), "Who stands in"),
            Key.of("holidays", Shape.list(Shape.of("holiday")), "Days on which somebody else is on call"),
            Key.of("night", Shape.of("night"), "Hours in which not everything calls people"),
            Key.text("datadog", "Id of a schedule of Datadog On-Call, in place of layers"),
            Key.text("fallback", "Who is called when nobody is on call or can be found")),
    /** A layer of a schedule. */
    LAYER(
            Key.text("name", "What messages call it"),
            Key.of("people", Shape.list(Shape.TEXT), "Who takes turns, in order"),
            Key.of("shift", Shape.SHIFT, "How long a turn lasts: daily, weekly, 3d or 12h"),
            Key.text("starts", "The day on which the first turn begins: 2026-11-02"),
            Key.text("handoff", "The time of day at which turns begin: 10:00"),
            Key.text("zone", "Whose clocks, if not the schedule's"),
            Key.of("hours", Shape.TEXTS, "When the layer counts: Mon-Fri 09:00-18:00")),
    /** Somebody stands in. */
    OVERRIDE(
            Key.text("person", "Who stands in"),
            Key.text("from", "When it begins: 2026-12-24T18:00"),
            Key.text("until", "When it ends"),
            Key.text("why", "Why, for people")),
    /** Days on which somebody else is on call. */
    HOLIDAY(
            Key.text("name", "What it is called"),
            Key.of("dates", Shape.TEXTS, "Days: 2026-12-31, or 2026-12-29..2027-01-03"),
            Key.text("person", "Who is on call"),
            Key.text("layer", "Whose layer counts, in place of person")),
    /** Hours in which not everything calls people. */
    NIGHT(
            Key.of("hours", Shape.TEXTS, "The hours: 22:00-07:00"),
            Key.of("calls", Shape.list(Shape.SEVERITY), "What calls people in them; critical by default"));

    private final List<Key> keys;

    Section(Key... keys) {
        this.keys = List.of(keys);
    }

    Section(Section common, Key... keys) {
        this.keys = Stream.concat(Arrays.stream(keys), common.keys.stream()).toList();
    }

    /**
     * A key.
     *
     * @param name its name
     * @param shape what its value looks like, as JSON Schema
     * @param words what it is for
     */
    record Key(String name, String shape, String words) {
        static Key of(String name, String shape, String words) {
            return new Key(name, shape, words);
        }

        static Key text(String name, String words) {
            return of(name, Shape.TEXT, words);
        }
    }

    List<Key> keys() {
        return keys;
    }

    Set<String> names() {
        return keys.stream().map(Key::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
