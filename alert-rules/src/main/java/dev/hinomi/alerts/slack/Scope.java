package dev.hinomi.alerts.slack;

import dev.hinomi.alerts.notify.EscalationPlan;
import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.slack.SlackReport.Result;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A scope of the app's token.
 *
 * @param name what Slack calls it
 * @param use what it is needed for
 * @param without how bad it is without
 */
record Scope(String name, String use, Result without) {

    /** What is needed to post, to call these people, and to hear who takes in hand what these targets are told. */
    static List<Scope> needed(Collection<Mention> people, Collection<NotifyTarget> targets) {
        List<Scope> needed = new ArrayList<>(List.of(
                new Scope("chat:write", "nothing can be posted without it", Result.BAD),
                new Scope(
                        "channels:history",
                        "a message whose answer is lost cannot be looked for, and may come twice",
                        Result.DOUBTFUL),
                new Scope(
                        "channels:read",
                        "a channel cannot be found by its name, and a message whose answer is lost may come twice",
                        Result.DOUBTFUL)));
        if (targets.stream().anyMatch(target -> !target.escalation().equals(EscalationPlan.NONE))) {
            needed.add(new Scope("reactions:read", "a reaction takes no incident in hand", Result.DOUBTFUL));
            needed.add(new Scope("users:read", "a reaction takes no incident in hand", Result.DOUBTFUL));
        }
        if (anyOf(people, Mention.GroupHandle.class)) {
            needed.add(new Scope("usergroups:read", "groups cannot be called by @handle", Result.DOUBTFUL));
        }
        if (anyOf(people, Mention.Email.class)) {
            needed.add(new Scope("users:read.email", "people cannot be called by address", Result.DOUBTFUL));
        }
        return needed;
    }

    private static boolean anyOf(Collection<Mention> people, Class<? extends Mention> kind) {
        return people.stream().anyMatch(kind::isInstance);
    }
}
