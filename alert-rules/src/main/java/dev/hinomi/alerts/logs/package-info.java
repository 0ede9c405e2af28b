/** Counts the events of this process that rules look for, on the thread that logs or ships them. */
@NullMarked
package dev.hinomi.alerts.logs;

import org.jspecify.annotations.NullMarked;
