/** Datadog's sites, limits and intakes, as transports for the delivery. */
@NullMarked
package dev.hinomi.observability.datadog;

import org.jspecify.annotations.NullMarked;
