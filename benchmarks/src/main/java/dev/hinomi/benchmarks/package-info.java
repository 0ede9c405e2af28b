/** Runs by hand: soak runs with exact counts, and benchmarks beside the named peer in the same run. */
@NullMarked
package dev.hinomi.benchmarks;

import org.jspecify.annotations.NullMarked;
