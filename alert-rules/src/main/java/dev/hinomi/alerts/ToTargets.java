package dev.hinomi.alerts;

import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.outbox.Directory;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Telling;
import dev.hinomi.alerts.state.Transition;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Owes every transition that people are told of to the target that its rule names.
 *
 * @param directory the targets by name, at any time
 * @param told who is owed it
 */
record ToTargets(Supplier<Directory> directory, Told told) implements AlertListener {

    /** Owes a target a transition. */
    @FunctionalInterface
    interface Told {
        void owe(NotifyTarget target, Alert alert, Transition transition);
    }

    @Override
    public void attended(Alert alert, Telling telling) {
        if (telling instanceof Telling.Now now) {
            targetsOf(alert.rule()).forEach(target -> told.owe(target, alert, now.transition()));
        }
    }

    /** Whom a rule named that is gone is not known: all are owed the end, and who was not told of the incident hears nothing of it. */
    private Collection<NotifyTarget> targetsOf(AlertRule rule) {
        Map<String, NotifyTarget> targets = directory.get().targets();
        return rule.condition() instanceof Condition.Stranger
                ? targets.values()
                : rule.ownership().target().map(targets::get).stream().toList();
    }
}
