/** JMH behind the name of a run: its methods measured in CPU time and bytes of the thread that calls. */
@NullMarked
package dev.hinomi.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
