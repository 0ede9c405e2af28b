/** Traces with the real dd-java-agent. */
@NullMarked
package dev.hinomi.observability.traces.agent;

import org.jspecify.annotations.NullMarked;
