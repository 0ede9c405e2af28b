/** Owed notifications: kept in order, sent once per incident, retried until the destination has them. */
@NullMarked
package dev.hinomi.alerts.notify;

import org.jspecify.annotations.NullMarked;
