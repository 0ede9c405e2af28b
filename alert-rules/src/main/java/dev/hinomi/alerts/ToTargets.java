package dev.hinomi.alerts;

import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.outbox.Directory;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Telling;
import dev.hinomi.alerts.state.Transition;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Owes every transition that people are told of to the target that its rule names.
 *
 * @param directory the targets by name
 * @param told who is owed it
 */
record ToTargets(AtomicReference<Directory> directory, Told told) implements AlertListener {

    /** Owes a target a transition. */
    @FunctionalInterface
    interface Told {
        void owe(NotifyTarget target, Alert alert, Transition transition);
    }

    @Override
    public void attended(Alert alert, Telling telling) {
        if (telling instanceof Telling.Now now) {
            if (alert.rule().condition() instanceof Condition.Stranger gone) {
                end(alert, gone.fleetWide(), now.transition());
            } else {
                Optional<NotifyTarget> target =
                        alert.rule().ownership().target().map(directory.get().targets()::get);
                target.ifPresent(named -> told.owe(named, alert, now.transition()));
            }
        }
    }

    /** Whom a rule named that is gone is not known: all are owed the end, and who was not told of the incident hears nothing of it. */
    private void end(Alert alert, boolean fleetWide, Transition transition) {
        String rule = alert.rule().id();
        Directory before = directory.getAndUpdate(known -> known.where(rule, fleetWide));
        before.targets().values().forEach(target -> told.owe(target, alert, transition));
        directory.updateAndGet(known -> known.where(rule, before.fleetWide().contains(rule)));
    }
}
