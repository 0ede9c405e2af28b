/** Micrometer's observations as spans of dd-java-agent, through the OpenTelemetry API that it implements. */
@NullMarked
package dev.hinomi.observability.traces.observations;

import org.jspecify.annotations.NullMarked;
