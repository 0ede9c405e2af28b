/** Micrometer as a source of measurements, and as a place to show the value and state of alerts. */
@NullMarked
package dev.hinomi.alerts.metrics;

import org.jspecify.annotations.NullMarked;
