package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.notify.EscalationPlan;
import dev.hinomi.alerts.notify.EscalationStep;
import dev.hinomi.alerts.notify.Mention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what a target does while nobody takes an incident in hand. */
final class EscalationReader {

    private final Findings findings;
    private final MentionReader mentions;

    EscalationReader(Findings findings, MentionReader mentions) {
        this.findings = findings;
        this.mentions = mentions;
    }

    /** The plan of a target; none, where something in it is wrong. */
    EscalationPlan read(YamlMapping target) {
        int before = findings.errors();
        List<EscalationStep> steps = new ArrayList<>();
        target.list("escalate").forEach(node -> step(target, node).ifPresent(steps::add));
        Optional<Duration> repeat = target.parsed("repeat", Durations::parse);
        Optional<Duration> remind = target.parsed("remind", Durations::parse);
        if (findings.errors() > before) {
            return EscalationPlan.NONE;
        }
        try {
            return EscalationPlan.of(steps, repeat, remind);
        } catch (IllegalArgumentException problem) {
            findings.error(
                    target.path("escalate"),
                    target.value("escalate").orElse(target.node()),
                    String.valueOf(problem.getMessage()),
                    "Correct the times");
            return EscalationPlan.NONE;
        }
    }

    private Optional<EscalationStep> step(YamlMapping target, Node node) {
        int before = findings.errors();
        YamlMapping entry = new YamlMapping(target.path("escalate"), node, findings);
        entry.expectOnly(Section.ESCALATION);
        Optional<Duration> after = entry.requiredText("after", "Write for example 10m")
                .flatMap(text -> entry.parsed("after", Durations::parse));
        List<Mention> people = mentions.list(entry, "mention");
        if (findings.errors() > before || after.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EscalationStep(after.get(), people, entry.text("slack")));
        } catch (IllegalArgumentException problem) {
            findings.error(
                    entry.path("mention"), node, String.valueOf(problem.getMessage()), "Write mention: or slack:");
            return Optional.empty();
        }
    }
}
