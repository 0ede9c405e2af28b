/** An intake for load, in a process of its own: it counts exactly what arrives, and misbehaves when it is told to. */
@NullMarked
package dev.hinomi.benchmarks.sink;

import org.jspecify.annotations.NullMarked;
