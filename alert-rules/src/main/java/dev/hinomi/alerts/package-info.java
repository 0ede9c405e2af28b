/** The façade of Hinomi's alerting: start at {@code Alerts}, which assembles the rest and is imported by nobody. */
@NullMarked
package dev.hinomi.alerts;

import org.jspecify.annotations.NullMarked;
