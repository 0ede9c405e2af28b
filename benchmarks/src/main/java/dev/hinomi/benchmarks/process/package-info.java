/** Java processes of their own, so that what is measured shares its CPU time and memory with nothing else. */
@NullMarked
package dev.hinomi.benchmarks.process;

import org.jspecify.annotations.NullMarked;
