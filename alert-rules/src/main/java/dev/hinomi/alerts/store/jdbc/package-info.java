/** The store in a relational database: PostgreSQL, MySQL, Aurora, MariaDB or H2. */
@NullMarked
package dev.hinomi.alerts.store.jdbc;

import org.jspecify.annotations.NullMarked;
