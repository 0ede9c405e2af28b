package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.store.Owing;
import dev.hinomi.alerts.store.StateStore;
import java.util.Optional;

/**
 * Where an engine keeps how its alerts stand.
 *
 * @param own the alerts of this process
 * @param fleet those of rules about the whole fleet, which one instance evaluates; empty if every instance does, for itself
 */
public record Wards(Ward own, Optional<Ward> fleet) {

    /**
     * Alerts that are kept together.
     *
     * @param store where it is kept how they stand
     * @param owing what people are told of them
     * @param turn when they are evaluated here
     */
    public record Ward(StateStore store, Owing owing, Turn turn) {}

    /** All alerts in one store, of which people are told without it. */
    public static Wards of(StateStore store) {
        return new Wards(new Ward(store, Owing.NOTHING, Turn.ALWAYS), Optional.empty());
    }
}
