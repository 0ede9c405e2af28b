package dev.hinomi.sandbox.faults;

import java.time.Duration;

/**
 * A fault as somebody wants it.
 *
 * @param target which requests it hits
 * @param action what goes wrong with them
 * @param extent how long it stays
 */
public record Fault(FaultTarget target, FaultAction action, FaultExtent extent) {

    /**
     * A fault that stays until it is removed.
     *
     * @param target which requests it hits
     * @param action what goes wrong with them
     * @return the fault
     */
    public static Fault of(FaultTarget target, FaultAction action) {
        return new Fault(target, action, new FaultExtent.UntilRemoved());
    }

    /**
     * The same fault for the next requests only.
     *
     * @param count how many requests
     * @return a new fault
     */
    public Fault times(int count) {
        return new Fault(target, action, new FaultExtent.Times(count));
    }

    /**
     * The same fault for a while only.
     *
     * @param duration how long from the moment it is added
     * @return a new fault
     */
    public Fault during(Duration duration) {
        return new Fault(target, action, new FaultExtent.During(duration));
    }
}
