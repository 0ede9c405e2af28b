/** Keeps what must not be read by others out of log lines. */
@NullMarked
package dev.hinomi.observability.masking;

import org.jspecify.annotations.NullMarked;
