package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.rule.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** Reads who is told: the part of a rule file below {@code notify}. */
final class TargetReader {

    private final Findings findings;

    TargetReader(Findings findings) {
        this.findings = findings;
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
        Map<Severity, List<Mention>> mentions =
                entry.mapping("mention").map(this::mentions).orElse(Map.of());
        Optional<String> channel =
                entry.requiredText("slack", "Name the channel: slack: \"#alerts\", with quotes because of the #");
        try {
            String origin = findings.place(entry.node());
            return channel.map(text -> new NotifyTarget(name, text, mentions, origin));
        } catch (IllegalArgumentException problem) {
            findings.error(
                    entry.path("slack"),
                    entry.value("slack").orElseThrow(),
                    String.valueOf(problem.getMessage()),
                    "Name the channel: slack: \"#alerts\"");
            return Optional.empty();
        }
    }

    private Map<Severity, List<Mention>> mentions(YamlMapping mention) {
        mention.expectOnly(Section.MENTION);
        Map<Severity, List<Mention>> mentions = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            String key = severity.name().toLowerCase(Locale.ROOT);
            List<Mention> people = new ArrayList<>();
            mention.list(key)
                    .forEach(node -> mention(mention.path(key), mention, node).ifPresent(people::add));
            mentions.put(severity, people);
        }
        return mentions;
    }

    private Optional<Mention> mention(String path, YamlMapping mapping, Node node) {
        try {
            return mapping.scalar(path, node).map(Mention::of);
        } catch (IllegalArgumentException problem) {
            findings.error(
                    path,
                    node,
                    String.valueOf(problem.getMessage()),
                    "Name a user group, for example \"@career-oncall\"");
            return Optional.empty();
        }
    }
}
