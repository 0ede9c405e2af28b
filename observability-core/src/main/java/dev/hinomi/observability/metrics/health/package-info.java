/** How Hinomi itself fares, as metrics that are declared like those of a service. */
@NullMarked
package dev.hinomi.observability.metrics.health;

import org.jspecify.annotations.NullMarked;
