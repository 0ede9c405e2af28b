package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.escalation.Progress;
import java.util.List;
import java.util.Optional;

/**
 * Whom an incident concerns at this moment, besides those who are called.
 *
 * @param held who has it in hand
 * @param affected the instances that see it, by name; empty where there is one alone, or where it is about the whole fleet
 */
public record Parties(Optional<Progress.Acknowledged> held, List<String> affected) {

    /** Nobody has it in hand, and one instance sees it, or the whole fleet. */
    public static final Parties NONE = new Parties(Optional.empty(), List.of());

    /** Takes its own copy. */
    public Parties {
        affected = List.copyOf(affected);
    }
}
