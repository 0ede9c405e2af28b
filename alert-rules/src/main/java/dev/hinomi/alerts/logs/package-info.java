/** Counts the log events of this process that rules look for, on the thread that logs. */
@NullMarked
package dev.hinomi.alerts.logs;

import org.jspecify.annotations.NullMarked;
