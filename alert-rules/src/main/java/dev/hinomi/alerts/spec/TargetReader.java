package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.notify.Destination;
import dev.hinomi.alerts.notify.EscalationPlan;
import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.words.Language;
import dev.hinomi.alerts.words.Wording;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads who is told: the part of a rule file below {@code notify}. */
final class TargetReader {

    private static final List<String> DESTINATIONS = List.of("slack", "webhook", "datadog");

    private final Findings findings;
    private final MentionReader mentions;

    /**
     * @param findings what is wrong
     * @param schedules names of schedules, wrong ones too
     */
    TargetReader(Findings findings, Set<String> schedules) {
        this.findings = findings;
        this.mentions = MentionReader.of(findings, schedules);
    }

    Map<String, NotifyTarget> read(YamlMapping all) {
        Map<String, NotifyTarget> targets = new LinkedHashMap<>();
        all.names()
                .forEach(name -> all.mapping(name)
                        .flatMap(entry -> target(name, entry))
                        .ifPresent(target -> targets.put(name, target)));
        return targets;
    }

    private Optional<NotifyTarget> target(String name, YamlMapping entry) {
        entry.expectOnly(Section.TARGET);
        boolean broadcasts = entry.parsed("allow_broadcast", TargetReader::flag).orElse(false);
        MentionReader own = broadcasts ? mentions.withBroadcasts() : mentions;
        Map<Severity, List<Mention>> called =
                entry.mapping("mention").map(mention -> mentions(mention, own)).orElse(Map.of());
        EscalationPlan plan = new EscalationReader(findings, own).read(entry);
        Wording wording = WordsReader.read(entry).over(Wording.of(Language.ENGLISH));
        Optional<Destination> destination = destination(entry);
        destination
                .filter(known -> !(known instanceof Destination.Slack))
                .flatMap(elsewhere -> entry.value("mention"))
                .ifPresent(node -> findings.warning(
                        entry.path("mention"),
                        node,
                        "nobody can be called by name but in Slack",
                        "Remove it, or name people in a step of escalate with its own slack: channel"));
        try {
            String origin = findings.place(entry.node());
            return destination.map(known ->
                    new NotifyTarget(name, known, called, origin).with(plan).with(wording));
        } catch (IllegalArgumentException problem) {
            findings.error(
                    entry.path("mention"),
                    entry.value("mention").orElse(entry.node()),
                    String.valueOf(problem.getMessage()),
                    "Name fewer");
            return Optional.empty();
        }
    }

    /** Exactly one; two targets are two entries. */
    private Optional<Destination> destination(YamlMapping entry) {
        List<String> written = DESTINATIONS.stream()
                .filter(key -> entry.value(key).isPresent())
                .toList();
        if (written.size() == 1) {
            String key = written.get(0);
            return entry.parsed(key, text -> parse(key, text));
        }
        findings.error(
                entry.path(written.isEmpty() ? DESTINATIONS.get(0) : written.get(1)),
                written.isEmpty() ? entry.node() : entry.value(written.get(1)).orElseThrow(),
                written.isEmpty()
                        ? "it is not said where this target is told"
                        : "a target is told in one place, but this one has " + String.join(" and ", written),
                written.isEmpty()
                        ? "Name the channel, slack: \"#alerts\" with quotes because of the #; or a webhook: or datadog: event"
                        : "Keep one of them; hinomi.alerts.elsewhere says who is told when Slack cannot be reached");
        return Optional.empty();
    }

    private static Destination parse(String key, String text) {
        return switch (key) {
            case "slack" -> new Destination.Slack(text);
            case "webhook" -> new Destination.Webhook(address(text));
            default -> events(text);
        };
    }

    /** The address may be a secret: what is wrong with it does not show it. */
    private static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException wrong) {
            throw new IllegalArgumentException(
                    "a webhook must be an address such as https://alerts.example.com/hook, but character "
                            + (wrong.getIndex() + 1) + " cannot stand in one");
        }
    }

    private static Destination events(String text) {
        if (!text.equals("event")) {
            throw new IllegalArgumentException("datadog must be event, but was \"" + text + "\"");
        }
        return new Destination.DatadogEvents();
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("it must be true or false, but was \"" + text + "\"");
        }
        return text.equals("true");
    }

    private static Map<Severity, List<Mention>> mentions(YamlMapping mention, MentionReader mentions) {
        mention.expectOnly(Section.MENTION);
        Map<Severity, List<Mention>> all = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            all.put(severity, mentions.list(mention, severity.name().toLowerCase(Locale.ROOT)));
        }
        return all;
    }
}
