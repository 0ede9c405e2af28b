package dev.hinomi.sandbox.faults;

import java.time.Duration;

/**
 * A fault as somebody wants it.
 *
 * @param target which requests it hits
 * @param action what goes wrong with them
 * @param extent how long it stays
 * @param percent how many of the requests it hits, in hundredths, from 1 to 100; which ones is the same in every run
 */
public record Fault(FaultTarget target, FaultAction action, FaultExtent extent, int percent) {

    private static final int ALL = 100;

    /** Refuses a share that is none. */
    public Fault {
        if (percent < 1 || percent > ALL) {
            throw new IllegalArgumentException("A fault must hit 1 to 100 percent, but was to hit " + percent);
        }
    }

    /**
     * A fault that stays until it is removed.
     *
     * @param target which requests it hits
     * @param action what goes wrong with them
     * @return the fault
     */
    public static Fault of(FaultTarget target, FaultAction action) {
        return new Fault(target, action, new FaultExtent.UntilRemoved(), ALL);
    }

    /**
     * The same fault for the next requests only.
     *
     * @param count how many requests
     * @return a new fault
     */
    public Fault times(int count) {
        return new Fault(target, action, new FaultExtent.Times(count), percent);
    }

    /**
     * The same fault for a while only.
     *
     * @param duration how long from the moment it is added
     * @return a new fault
     */
    public Fault during(Duration duration) {
        return new Fault(target, action, new FaultExtent.During(duration), percent);
    }

    /**
     * The same fault for a share of the requests only.
     *
     * @param share how many of a hundred
     * @return a new fault
     */
    public Fault hitting(int share) {
        return new Fault(target, action, extent, share);
    }
}
