/** Times that come again, as calendars write them. */
@NullMarked
package dev.hinomi.alerts.recurrence;

import org.jspecify.annotations.NullMarked;
