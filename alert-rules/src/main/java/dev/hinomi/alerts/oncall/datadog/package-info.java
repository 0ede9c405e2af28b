/** Schedules of Datadog On-Call, asked for over HTTP. */
@NullMarked
package dev.hinomi.alerts.oncall.datadog;

import org.jspecify.annotations.NullMarked;
