package dev.hinomi.alerts.outbox;

import dev.hinomi.alerts.escalation.Progress;
import dev.hinomi.alerts.notify.Owed;
import dev.hinomi.alerts.state.AskedSilence;
import dev.hinomi.alerts.store.OutboxStore;
import dev.hinomi.alerts.store.OutboxThread;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What people answer at any instance: written into the store at once, so that whoever tells people stops calling others. May throw when
 * the store is away. Thread-safe.
 *
 * @param store where it is written
 * @param reading reads what people were told
 */
record Replies(OutboxStore store, Reading reading) {

    /** Somebody has an incident in hand; whether it is told and open. */
    boolean hold(String incident, Progress.Acknowledged held) {
        Optional<Owed> open = open(store.threadsWith(incident), owed -> owed.isOf(incident)).stream()
                .findFirst();
        open.map(owed -> held.until().map(until -> AskedSilence.of(owed.alert(), held.by(), until)))
                .ifPresent(silence -> add(new Happening.TakenInHand(incident, held, silence)));
        return open.isPresent();
    }

    /** Somebody has all incidents of a storm in hand; the ids of those that are open. */
    List<String> holdStorm(String storm, Progress.Acknowledged held) {
        List<Owed> open =
                open(store.threads(), owed -> owed.storm().filter(storm::equals).isPresent());
        if (!open.isEmpty()) {
            add(new Happening.StormTakenInHand(storm, held));
        }
        return open.stream().map(Owed::incident).toList();
    }

    private List<Owed> open(List<OutboxThread> told, Predicate<Owed> meant) {
        return told.stream()
                .flatMap(thread -> reading.of(thread).stream())
                .map(Script.Kept::thing)
                .filter(Thing.Incident.class::isInstance)
                .map(thing -> ((Thing.Incident) thing).owed())
                .filter(owed -> !owed.latest().isResolution())
                .filter(meant)
                .toList();
    }

    private void add(Happening happening) {
        store.add(List.of(Script.write(happening)));
    }
}
