/** What happened, once: events for Datadog's stream, and audit lines that prove who did what to which target. */
@NullMarked
package dev.hinomi.observability.events;

import org.jspecify.annotations.NullMarked;
