package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.state.AskedSilences;
import dev.hinomi.alerts.store.Owing;
import dev.hinomi.alerts.store.StateStore;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where an engine keeps how its alerts stand, and what keeps them silent.
 *
 * @param own the alerts of this process
 * @param fleet those of rules about the whole fleet, which one instance evaluates; empty if every instance does, for itself
 * @param asked the silences that people asked for, by now; asked at every step: must be quick and never throw
 */
public record Wards(Ward own, Optional<Ward> fleet, Supplier<AskedSilences> asked) {

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
        return of(store, () -> AskedSilences.NONE);
    }

    /** The same where people may ask for silence. */
    public static Wards of(StateStore store, Supplier<AskedSilences> asked) {
        return new Wards(new Ward(store, Owing.NOTHING, Turn.ALWAYS), Optional.empty(), asked);
    }
}
