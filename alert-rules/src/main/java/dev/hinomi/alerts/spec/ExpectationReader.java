package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.query.NearestWord;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.state.Reason;
import dev.hinomi.alerts.state.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** Reads entries below {@code expect}. */
final class ExpectationReader {

    private static final List<String> OF_A_MOMENT = List.of("state", "value", "message", "mentions");
    private static final List<String> OF_A_TIME = List.of("from", "until", "transitions", "messages");

    private final Findings findings;
    private final LoadedRules rules;
    private final List<String> ids;

    ExpectationReader(Findings findings, LoadedRules rules) {
        this.findings = findings;
        this.rules = rules;
        this.ids = rules.rules().stream().map(AlertRule::id).toList();
    }

    /** The expectation, unless something in it is wrong. */
    Optional<Expectation> read(String path, Node node) {
        int before = findings.errors();
        YamlMapping entry = new YamlMapping(path, node, findings).namedBy("rule");
        entry.expectOnly(TestSection.EXPECT.names());
        Optional<String> rule = entry.requiredText("rule", "Name a rule by its id");
        rule.ifPresent(id -> checkRule(entry, id));
        Expectation.Subject subject = new Expectation.Subject(
                findings.place(node),
                rule.orElse(""),
                entry.text("group")
                        .map(text -> new Tags(
                                Stream.of(text.split(",")).map(String::strip).toList())));
        boolean moment = entry.value("at").isPresent();
        forbid(entry, moment ? OF_A_TIME : OF_A_MOMENT, moment);
        Expectation read = moment ? moment(entry, subject) : course(entry, subject);
        return findings.errors() == before ? Optional.of(read) : Optional.empty();
    }

    private void checkRule(YamlMapping entry, String id) {
        if (ids.contains(id) || rules.rules().isEmpty()) {
            return;
        }
        boolean elsewhere =
                rules.datadogOnly().stream().anyMatch(rule -> rule.id().equals(id));
        findings.error(
                entry.path("rule"),
                entry.value("rule").orElseThrow(),
                elsewhere ? "only Datadog can evaluate \"" + id + "\"" : "there is no rule \"" + id + "\"",
                elsewhere
                        ? "Remove the expectation"
                        : NearestWord.to(id, ids)
                                .map(nearest -> "Did you mean \"" + nearest + "\"?")
                                .orElse("Known are " + String.join(", ", ids)));
    }

    private void forbid(YamlMapping entry, List<String> keys, boolean moment) {
        for (String key : keys) {
            entry.value(key)
                    .ifPresent(value -> findings.error(
                            entry.path(key),
                            value,
                            moment ? "\"" + key + "\" is about a time, and \"at\" is a moment" : "\"at\" is missing",
                            moment ? "Leave one of them out, or write two expectations" : "Say when, such as at: 12m"));
        }
        if ((moment ? OF_A_MOMENT : List.of("transitions", "messages"))
                .stream().noneMatch(key -> entry.value(key).isPresent())) {
            findings.error(
                    entry.path(moment ? "state" : "transitions"),
                    entry.node(),
                    "nothing is expected here",
                    moment
                            ? "Add state:, value:, message: or mentions:"
                            : "Add at: and state:, or transitions: or messages:");
        }
    }

    private Expectation moment(YamlMapping entry, Expectation.Subject subject) {
        return new Expectation.Moment(
                subject,
                entry.parsed("at", Durations::parse).orElse(Duration.ZERO),
                entry.parsed("state", ExpectationReader::status),
                entry.text("value"),
                entry.text("message"),
                items(entry, "mentions", (node, text) -> text));
    }

    private Expectation course(YamlMapping entry, Expectation.Subject subject) {
        return new Expectation.Course(
                subject,
                entry.parsed("from", Durations::parse).orElse(Duration.ZERO),
                entry.parsed("until", Durations::parse),
                items(entry, "transitions", this::change),
                items(entry, "messages", this::told));
    }

    @FunctionalInterface
    private interface Item<T> {
        T read(Node node, String text);
    }

    private <T> Optional<List<T>> items(YamlMapping entry, String key, Item<T> item) {
        if (entry.value(key).isEmpty()) {
            return Optional.empty();
        }
        List<T> items = new ArrayList<>();
        for (Node node : entry.list(key)) {
            entry.scalar(entry.path(key), node).ifPresent(text -> {
                try {
                    items.add(item.read(node, text));
                } catch (IllegalArgumentException problem) {
                    findings.error(entry.path(key), node, String.valueOf(problem.getMessage()), "Correct it");
                }
            });
        }
        return Optional.of(List.copyOf(items));
    }

    private Expectation.Change change(Node node, String text) {
        String[] words = text.split("\\s+", -1);
        if (words.length < 2 || words.length > 3) {
            throw new IllegalArgumentException(
                    "a transition must be a time, a state and possibly a reason, such as \"12m FIRING\", but was \""
                            + text + "\"");
        }
        Optional<Reason> reason = words.length == 3 ? Optional.of(reason(words[2])) : Optional.empty();
        return new Expectation.Change(findings.place(node), Durations.parse(words[0]), status(words[1]), reason);
    }

    private Expectation.Told told(Node node, String text) {
        String[] words = text.split("\\s+", 2);
        if (words.length < 2) {
            throw new IllegalArgumentException(
                    "a message must be a time and a headline, such as \"12m CRITICAL …\", but was \"" + text + "\"");
        }
        return new Expectation.Told(findings.place(node), Durations.parse(words[0]), words[1]);
    }

    private static Status status(String text) {
        return named(text, Status.values(), Status::name, "a state");
    }

    private static Reason reason(String text) {
        return named(text, Reason.values(), Reason::key, "a reason");
    }

    private static <T> T named(String text, T[] all, Function<T, String> name, String what) {
        return Arrays.stream(all)
                .filter(one -> name.apply(one).equals(text))
                .findFirst()
                .orElseThrow(() -> {
                    Set<String> names = Arrays.stream(all).map(name).collect(Collectors.toSet());
                    String hint = NearestWord.to(text, names)
                            .or(() -> NearestWord.to(text.toUpperCase(Locale.ROOT), names))
                            .map(nearest -> "; did you mean " + nearest + "?")
                            .orElse("");
                    return new IllegalArgumentException(what + " must be one of "
                            + Arrays.stream(all).map(name).collect(Collectors.joining(", ")) + " but was \"" + text
                            + "\""
                            + hint);
                });
    }
}
