package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.rule.Severity;

/**
 * What may be told as one: incidents of one target that are equally bad, so that a storm of warnings hides nothing critical.
 *
 * @param target the target's name
 * @param severity how bad they are
 */
public record StormKey(String target, Severity severity) {

    /** The key of what an incident would be a part of. */
    public static StormKey of(Owed owed) {
        return new StormKey(owed.target().name(), owed.severity());
    }
}
