/** Loggers that ship the way a service's do: through the appender and a spool on disk. */
@NullMarked
package dev.hinomi.benchmarks.logs;

import org.jspecify.annotations.NullMarked;
