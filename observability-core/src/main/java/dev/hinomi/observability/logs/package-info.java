/** Log events as Datadog wants them: one event, one valid JSON object, encoded where it was logged. */
@NullMarked
package dev.hinomi.observability.logs;

import org.jspecify.annotations.NullMarked;
