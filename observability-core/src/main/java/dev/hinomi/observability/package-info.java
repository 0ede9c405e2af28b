/** The façade of Hinomi's core: assembles logs, metrics and traces, and is imported by nobody. */
@NullMarked
package dev.hinomi.observability;

import org.jspecify.annotations.NullMarked;
