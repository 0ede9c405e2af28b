package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.escalation.Escalation;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.words.Language;
import dev.hinomi.alerts.words.Wording;
import dev.hinomi.alerts.words.Wordings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is told, and where: one entry below {@code notify} in a rule file.
 *
 * @param name what rules call it
 * @param destination where it is told
 * @param mentions who is called by name, per severity
 * @param origin where it is defined, such as {@code rules.yml:25:5}, for messages about it
 * @param escalation who else is told when nobody takes it in hand
 * @param wordings how it is told
 */
public record NotifyTarget(
        String name,
        Destination destination,
        Map<Severity, List<Mention>> mentions,
        String origin,
        EscalationPlan escalation,
        Wordings wordings) {

    /** More names than this in one message call nobody in particular. */
    public static final int MOST_MENTIONS = 20;

    /** A target in Slack that escalates nothing and is told in English. */
    public NotifyTarget(String name, String channel, Map<Severity, List<Mention>> mentions, String origin) {
        this(name, new Destination.Slack(channel), mentions, origin);
    }

    /** A target that escalates nothing and is told in English. */
    public NotifyTarget(String name, Destination destination, Map<Severity, List<Mention>> mentions, String origin) {
        this(name, destination, mentions, origin, EscalationPlan.NONE, Wordings.of(Wording.of(Language.ENGLISH)));
    }

    /** Refuses too many mentions; takes its own copy. */
    public NotifyTarget {
        if (mentions.values().stream().anyMatch(people -> people.size() > MOST_MENTIONS)) {
            throw new IllegalArgumentException("a target may call at most " + MOST_MENTIONS
                    + " people or groups by name per severity: mention a user group instead");
        }
        mentions = Map.copyOf(mentions);
    }

    /** The same target that escalates like this. */
    public NotifyTarget with(EscalationPlan plan) {
        return new NotifyTarget(name, destination, mentions, origin, plan, wordings);
    }

    /** The same target, told of every rule like this. */
    public NotifyTarget with(Wording wording) {
        return with(Wordings.of(wording));
    }

    /** The same target, told like this. */
    public NotifyTarget with(Wordings words) {
        return new NotifyTarget(name, destination, mentions, origin, escalation, words);
    }

    /** A target in Slack that calls nobody by name. */
    public static NotifyTarget of(String name, String channel) {
        return new NotifyTarget(name, channel, Map.of(), name);
    }

    /** Who is called by name for this severity. */
    public List<Mention> mentions(Severity severity) {
        return mentions.getOrDefault(severity, List.of());
    }

    /** What people call the place where it is told, such as {@code #career-alerts}. */
    public String channel() {
        return destination.written();
    }

    /** How it is told of many incidents at once. */
    public Wording wording() {
        return wordings.usual();
    }

    /** What people call the place where this is told. */
    public String channelOf(Action action) {
        return destinationOf(action).written();
    }

    /** Where this is told: a step of the escalation may name another channel. */
    public Destination destinationOf(Action action) {
        return step(action)
                .flatMap(EscalationStep::channel)
                .<Destination>map(Destination.Slack::new)
                .orElse(destination);
    }

    /** The step of the escalation that this is. */
    Optional<EscalationStep> step(Action action) {
        return action instanceof Action.Again again && again.due() instanceof Escalation.StepDue due
                ? Optional.of(escalation.steps().get(due.step()))
                : Optional.empty();
    }
}
