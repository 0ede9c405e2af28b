/** Time as an argument: a monotonic ticker, and a clock that tests crank by hand. */
@NullMarked
package dev.hinomi.observability.time;

import org.jspecify.annotations.NullMarked;
