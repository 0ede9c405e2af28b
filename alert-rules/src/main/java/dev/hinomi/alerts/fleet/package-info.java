/** Asks Datadog's query API what the metrics of all processes come to, in the background and within a budget. */
@NullMarked
package dev.hinomi.alerts.fleet;

import org.jspecify.annotations.NullMarked;
