/** The log events that tell of rules, transitions and undelivered notifications. */
@NullMarked
package dev.hinomi.alerts.events;

import org.jspecify.annotations.NullMarked;
