/** A sink of metric points that holds bodies to Datadog's limits and rules, and keeps the last point of each second. */
@NullMarked
package dev.hinomi.benchmarks.series;

import org.jspecify.annotations.NullMarked;
