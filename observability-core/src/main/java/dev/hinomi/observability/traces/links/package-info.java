/** Addresses of pages of Datadog, or of a sandbox, that show a trace and what was there at the same time. */
@NullMarked
package dev.hinomi.observability.traces.links;

import org.jspecify.annotations.NullMarked;
