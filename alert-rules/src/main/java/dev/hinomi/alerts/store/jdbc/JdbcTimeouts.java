package dev.hinomi.alerts.store.jdbc;

import java.time.Duration;

/**
 * How long the database may take.
 *
 * @param statement for one statement; whole seconds
 * @param network for one answer on the wire, after which the connection is given up; must be longer
 */
public record JdbcTimeouts(Duration statement, Duration network) {

    /** 2 s for a statement, 3 s on the wire. */
    public static final JdbcTimeouts DEFAULT = new JdbcTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(3));

    /** Refuses what no driver could keep to. */
    public JdbcTimeouts {
        if (statement.toSeconds() < 1 || statement.toNanosPart() != 0 || network.compareTo(statement) <= 0) {
            throw new IllegalArgumentException(
                    "a statement may take whole seconds, 1 or more, and an answer on the wire longer than that, but was "
                            + statement + " and " + network);
        }
    }
}
