/** Benchmarks: ours beside the named peer in the same run, in CPU time and bytes of the thread that does the work. */
@NullMarked
package dev.hinomi.benchmarks.bench;

import org.jspecify.annotations.NullMarked;
