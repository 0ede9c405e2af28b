package dev.hinomi.alerts.store.jdbc;

import java.sql.SQLException;

/** What is done in one transaction. It may be done again from the beginning. */
@FunctionalInterface
interface Work<T> {
    T in(Session session) throws SQLException;
}
