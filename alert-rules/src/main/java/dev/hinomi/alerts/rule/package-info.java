/** What an alert rule is: a query, its thresholds, and what to do when data are missing. */
@NullMarked
package dev.hinomi.alerts.rule;

import org.jspecify.annotations.NullMarked;
