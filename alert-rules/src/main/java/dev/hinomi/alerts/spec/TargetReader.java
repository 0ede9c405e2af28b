package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.notify.EscalationPlan;
import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.rule.Severity;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads who is told: the part of a rule file below {@code notify}. */
final class TargetReader {

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
        Optional<String> channel =
                entry.requiredText("slack", "Name the channel: slack: \"#alerts\", with quotes because of the #");
        try {
            String origin = findings.place(entry.node());
            return channel.map(text -> new NotifyTarget(name, text, called, origin).with(plan));
        } catch (IllegalArgumentException problem) {
            findings.error(
                    entry.path("slack"),
                    entry.value("slack").orElseThrow(),
                    String.valueOf(problem.getMessage()),
                    "Name the channel: slack: \"#alerts\"");
            return Optional.empty();
        }
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
