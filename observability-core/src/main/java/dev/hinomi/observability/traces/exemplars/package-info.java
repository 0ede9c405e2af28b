/** Traces that show what a metric measured: the slowest of a while, and the last one that failed. */
@NullMarked
package dev.hinomi.observability.traces.exemplars;

import org.jspecify.annotations.NullMarked;
