package dev.hinomi.alerts.oncall;

import dev.hinomi.alerts.notify.Mention;
import java.util.Optional;

/** Finds the ids behind handles and addresses. May block for as long as its own timeouts. */
@FunctionalInterface
public interface PeopleDirectory {

    /**
     * The user or group by its id.
     *
     * @param mention a handle, an address or an id
     * @return empty when the directory does not know it, or does not answer and did not before
     */
    Optional<Mention> find(Mention mention);

    /** Whether it could not be asked a moment ago, so that somebody whom it did not find may be found soon. */
    default boolean isAway() {
        return false;
    }
}
