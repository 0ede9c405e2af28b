/** Distributions: a sketch of the values of each step, and its two ways to Datadog. */
@NullMarked
package dev.hinomi.observability.metrics.sketch;

import org.jspecify.annotations.NullMarked;
