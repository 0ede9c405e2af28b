/** The Alerts pages: the state and the history of each rule, read from the log entries that tell of them. */
@NullMarked
package dev.hinomi.sandbox.console.alerts;

import org.jspecify.annotations.NullMarked;
