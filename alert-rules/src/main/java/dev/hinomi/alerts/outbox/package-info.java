/** What people are owed by all instances of an application, kept in a store and told by one of them. */
@NullMarked
package dev.hinomi.alerts.outbox;

import org.jspecify.annotations.NullMarked;
