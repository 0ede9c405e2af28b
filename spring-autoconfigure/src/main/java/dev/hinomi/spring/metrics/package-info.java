/** Publishes the application's meters to Datadog, in the place of Boot's own Datadog registry. */
@NullMarked
package dev.hinomi.spring.metrics;

import org.jspecify.annotations.NullMarked;
