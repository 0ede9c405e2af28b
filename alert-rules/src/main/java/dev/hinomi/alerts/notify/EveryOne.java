package dev.hinomi.alerts.notify;

import java.util.List;

/**
 * Several destinations that stand in together: each is told, and one that took it is enough.
 *
 * @param all at least one
 */
public record EveryOne(List<Notifier> all) implements Notifier {

    /** Refuses nobody; takes its own copy. */
    public EveryOne {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("somebody must be told: the list of destinations is empty");
        }
    }

    @Override
    public Outcome send(Notification notification) {
        List<Outcome> outcomes =
                all.stream().map(notifier -> notifier.send(notification)).toList();
        return outcomes.stream().filter(Outcome::isThere).findFirst().orElse(outcomes.get(0));
    }
}
