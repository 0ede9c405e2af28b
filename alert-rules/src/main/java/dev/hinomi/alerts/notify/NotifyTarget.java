package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.escalation.Escalation;
import dev.hinomi.alerts.rule.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who is told, and where: one entry below {@code notify} in a rule file.
 *
 * @param name what rules call it
 * @param channel the Slack channel: its id or {@code #name}
 * @param mentions who is called by name, per severity
 * @param origin where it is defined, such as {@code rules.yml:25:5}, for messages about it
 * @param escalation who else is told when nobody takes it in hand
 * @param wording how it is told
 */
public record NotifyTarget(
        String name,
        String channel,
        Map<Severity, List<Mention>> mentions,
        String origin,
        EscalationPlan escalation,
        Wording wording) {

    /** More names than this in one message call nobody in particular. */
    public static final int MOST_MENTIONS = 20;

    private static final Pattern CHANNEL = Pattern.compile("#[\\p{L}\\p{N}._-]{1,80}|[CGD][A-Z0-9]{2,20}");

    /** A target that escalates nothing and is told in English. */
    public NotifyTarget(String name, String channel, Map<Severity, List<Mention>> mentions, String origin) {
        this(name, channel, mentions, origin, EscalationPlan.NONE, Wording.of(Language.ENGLISH));
    }

    /** Refuses what cannot be a channel; takes its own copy. */
    public NotifyTarget {
        checkChannel(channel);
        if (mentions.values().stream().anyMatch(people -> people.size() > MOST_MENTIONS)) {
            throw new IllegalArgumentException("a target may call at most " + MOST_MENTIONS
                    + " people or groups by name per severity: mention a user group instead");
        }
        mentions = Map.copyOf(mentions);
    }

    /** The same target that escalates like this. */
    public NotifyTarget with(EscalationPlan plan) {
        return new NotifyTarget(name, channel, mentions, origin, plan, wording);
    }

    /** The same target, told like this. */
    public NotifyTarget with(Wording other) {
        return new NotifyTarget(name, channel, mentions, origin, escalation, other);
    }

    /** A target that calls nobody by name. */
    public static NotifyTarget of(String name, String channel) {
        return new NotifyTarget(name, channel, Map.of(), name);
    }

    /** Who is called by name for this severity. */
    public List<Mention> mentions(Severity severity) {
        return mentions.getOrDefault(severity, List.of());
    }

    /** Where this is told: a step of the escalation may name another channel. */
    public String channelOf(Action action) {
        return step(action).flatMap(EscalationStep::channel).orElse(channel);
    }

    /** The step of the escalation that this is. */
    Optional<EscalationStep> step(Action action) {
        return action instanceof Action.Again again && again.due() instanceof Escalation.StepDue due
                ? Optional.of(escalation.steps().get(due.step()))
                : Optional.empty();
    }

    static void checkChannel(String channel) {
        if (!CHANNEL.matcher(channel).matches()) {
            throw new IllegalArgumentException(
                    "a Slack channel must be a #name or an id such as C024BE91L, but was \"" + channel + "\"");
        }
    }
}
