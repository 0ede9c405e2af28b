/** The standard output as a way out: whole lines, counted, and never blocking whoever hands them over. */
@NullMarked
package dev.hinomi.observability.stdout;

import org.jspecify.annotations.NullMarked;
