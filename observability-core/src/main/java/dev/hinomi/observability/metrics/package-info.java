/** Micrometer's meters as Datadog series, published through the shared delivery. */
@NullMarked
package dev.hinomi.observability.metrics;

import org.jspecify.annotations.NullMarked;
