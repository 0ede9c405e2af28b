/** Bounded series of sampled points, and the value of a query over them. */
@NullMarked
package dev.hinomi.alerts.series;

import org.jspecify.annotations.NullMarked;
