/** What a run is and what comes out of it. */
@NullMarked
package dev.hinomi.benchmarks.run;

import org.jspecify.annotations.NullMarked;
