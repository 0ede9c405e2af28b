/** What a run is, what comes out of it, and the folders it works in. */
@NullMarked
package dev.hinomi.benchmarks.run;

import org.jspecify.annotations.NullMarked;
