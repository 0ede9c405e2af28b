/** Runs that count: what was handed over, what arrived, what was dropped, and nothing else. */
@NullMarked
package dev.hinomi.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
