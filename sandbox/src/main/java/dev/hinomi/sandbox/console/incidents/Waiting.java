package dev.hinomi.sandbox.console.incidents;

import dev.hinomi.sandbox.console.page.Address;
import java.time.Instant;

/**
 * A notification that waits in an outbox.
 *
 * @param since since when
 * @param incident the incident's id
 * @param title the title of its rule
 * @param group its group; empty for a rule without groups
 * @param where the channel; the name of the target while nothing was tried
 * @param reason why it waits
 * @param failures how often it was tried in vain
 * @param next when it is tried next; when nothing was tried yet, since when that is due
 * @param elsewhere whether somebody was told on another way meanwhile
 */
public record Waiting(
        Instant since,
        String incident,
        String title,
        String group,
        String where,
        String reason,
        int failures,
        Instant next,
        boolean elsewhere) {

    /**
     * The page of its incident.
     *
     * @return an address
     */
    public Address address() {
        return Address.of("incidents", incident);
    }
}
