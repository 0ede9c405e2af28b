package dev.hinomi.alerts.store.jdbc;

import dev.hinomi.alerts.store.Trouble;

/** Whether a transaction is tried again at once. Everything else waits for the next step, beat or claim. */
final class Retries {

    /** So often two instances may get in each other's way. */
    static final int MOST_CONFLICTS = 5;

    private Retries() {}

    /** Whether to try again after this many attempts. */
    static boolean isWorthAnother(Trouble trouble, int attempts) {
        if (trouble instanceof Trouble.Conflict) {
            return attempts < MOST_CONFLICTS;
        }
        boolean anotherConnection =
                trouble instanceof Trouble.ReadOnly || (trouble instanceof Trouble.Unavailable away && away.again());
        return anotherConnection && attempts < 2;
    }
}
